; Installer for Windows, for one user and without an administrator.
;
;   makensis -DVERSION=0.1.0 -DSOURCE=dist/bitsgui -DTARGET=dist -DICON=bitsgui.ico bitsgui.nsi
;
; SOURCE is the folder of the bundle, made on Windows; paths are relative to this file or absolute.
; Silent: /S; another folder: /D=C:\Folder as the last word. Ends with 2 while the program runs.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include StrFunc.nsh
${Using:StrFunc} StrStr

!define NAME bitsgui
!define CLASSES Software\Classes
!define UNINSTALL Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}
!define RUN Software\Microsoft\Windows\CurrentVersion\Run

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${TARGET}\${NAME}-${VERSION}-windows-x86_64-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" InstallLocation

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installer of ${NAME}"
VIAddVersionKey LegalCopyright "The ${NAME} authors"

!ifdef ICON
    !define MUI_ICON "${ICON}"
    !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE German
!insertmacro MUI_LANGUAGE Russian

LangString PROGRAM ${LANG_ENGLISH} "The program"
LangString PROGRAM ${LANG_GERMAN} "Das Programm"
LangString PROGRAM ${LANG_RUSSIAN} "Программа"
LangString LINKS ${LANG_ENGLISH} "Open bitsgui: links"
LangString LINKS ${LANG_GERMAN} "bitsgui:-Links öffnen"
LangString LINKS ${LANG_RUSSIAN} "Открывать ссылки bitsgui:"
LangString LOGIN ${LANG_ENGLISH} "Start at login"
LangString LOGIN ${LANG_GERMAN} "Beim Anmelden starten"
LangString LOGIN ${LANG_RUSSIAN} "Запускать при входе в систему"
LangString ABOUT_PROGRAM ${LANG_ENGLISH} "bitsgui, and its entry in the start menu."
LangString ABOUT_PROGRAM ${LANG_GERMAN} "bitsgui und sein Eintrag im Startmenü."
LangString ABOUT_PROGRAM ${LANG_RUSSIAN} "bitsgui и ярлык в меню «Пуск»."
LangString ABOUT_LINKS ${LANG_ENGLISH} "Pages can offer downloads; nothing begins before you say so."
LangString ABOUT_LINKS ${LANG_GERMAN} "Seiten können Downloads anbieten; nichts beginnt ohne Ihr Ja."
LangString ABOUT_LINKS ${LANG_RUSSIAN} "Страницы могут предлагать загрузки; без вашего согласия ничего не начнётся."
LangString ABOUT_LOGIN ${LANG_ENGLISH} "In the tray, without a window. Can be changed in Preferences."
LangString ABOUT_LOGIN ${LANG_GERMAN} "Im Infobereich, ohne Fenster. Lässt sich in den Einstellungen ändern."
LangString ABOUT_LOGIN ${LANG_RUSSIAN} "В области уведомлений, без окна. Можно изменить в настройках."
LangString IS_RUNNING ${LANG_ENGLISH} "bitsgui is running. Quit it by its icon in the tray, then try again."
LangString IS_RUNNING ${LANG_GERMAN} "bitsgui läuft. Beenden Sie es über sein Symbol im Infobereich und versuchen Sie es dann erneut."
LangString IS_RUNNING ${LANG_RUSSIAN} "bitsgui работает. Завершите его через значок в области уведомлений и повторите попытку."

; Windows lets nobody write to the file of a running program.
!macro WAIT_UNTIL_ENDED
    ${Do}
        ClearErrors
        ${IfNot} ${FileExists} "$INSTDIR\${NAME}.exe"
            ${Break}
        ${EndIf}
        FileOpen $0 "$INSTDIR\${NAME}.exe" a
        ${IfNot} ${Errors}
            FileClose $0
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY +3
        SetErrorLevel 2
        Quit
    ${Loop}
!macroend

; The folder may be one the user has other things in: only what was installed goes.
!macro REMOVE_PROGRAM
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\licenses"
    Delete "$INSTDIR\${NAME}.exe"
    Delete "$INSTDIR\${NAME}-cli.exe"
!macroend

Section "$(PROGRAM)" SECTION_PROGRAM
    SectionIn RO
    !insertmacro WAIT_UNTIL_ENDED
    !insertmacro REMOVE_PROGRAM
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}\*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
    WriteRegStr HKCU "${UNINSTALL}" DisplayName "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "$INSTDIR\${NAME}.exe"
    WriteRegStr HKCU "${UNINSTALL}" Publisher "The ${NAME} authors"
    WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
    WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize $0
SectionEnd

Section "$(LINKS)" SECTION_LINKS
    WriteRegStr HKCU "${CLASSES}\${NAME}" "" "URL:${NAME}"
    WriteRegStr HKCU "${CLASSES}\${NAME}" "URL Protocol" ""
    WriteRegStr HKCU "${CLASSES}\${NAME}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
    ; Behind -- nothing is taken for an option.
    WriteRegStr HKCU "${CLASSES}\${NAME}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" open -- "%1"'
SectionEnd

Section /o "$(LOGIN)" SECTION_LOGIN
    ; As the program itself writes it, so that its switch in Preferences shows it.
    ${StrStr} $0 "$INSTDIR" " "
    ${If} $0 == ""
        WriteRegStr HKCU "${RUN}" "${NAME}" '$INSTDIR\${NAME}.exe --hidden'
    ${Else}
        WriteRegStr HKCU "${RUN}" "${NAME}" '"$INSTDIR\${NAME}.exe" --hidden'
    ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_PROGRAM} "$(ABOUT_PROGRAM)"
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_LINKS} "$(ABOUT_LINKS)"
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_LOGIN} "$(ABOUT_LOGIN)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
    ; /LOGIN=1 is the choice of who installs silently.
    ${GetParameters} $0
    ${GetOptions} $0 "/LOGIN=" $1
    ${If} $1 == "1"
        !insertmacro SelectSection ${SECTION_LOGIN}
    ${EndIf}
FunctionEnd

Section Uninstall
    !insertmacro WAIT_UNTIL_ENDED
    !insertmacro REMOVE_PROGRAM
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegValue HKCU "${RUN}" "${NAME}"
    DeleteRegKey HKCU "${CLASSES}\${NAME}"
    ; By which the program shows notifications; it registers itself.
    DeleteRegKey HKCU "${CLASSES}\AppUserModelId\${NAME}"
    DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
