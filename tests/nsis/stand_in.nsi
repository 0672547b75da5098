; In place of the program: writes down what it was started with, and stays for a while if asked to.
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
!include FileFunc.nsh
!include LogicLib.nsh
OutFile "${TARGET}/bitsgui.exe"
Section
    ${GetParameters} $0
    FileOpen $1 "$EXEDIR\..\said.txt" a
    FileSeek $1 0 END
    FileWrite $1 "$0$\r$\n"
    FileClose $1
    ${If} $0 == "--stay"
        Sleep 60000
    ${EndIf}
SectionEnd
