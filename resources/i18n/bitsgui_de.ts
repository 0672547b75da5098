<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>%1 shows another certificate than the one you accepted.</source>
        <translation>%1 zeigt ein anderes Zertifikat als das, das Sie angenommen haben.</translation>
    </message>
    <message>
        <source>%1 vouches for itself: nobody whom this computer trusts issued its certificate.</source>
        <translation>%1 bürgt für sich selbst: Niemand, dem dieser Computer vertraut, hat das Zertifikat ausgestellt.</translation>
    </message>
    <message>
        <source>A category needs a name.</source>
        <translation>Eine Kategorie braucht einen Namen.</translation>
    </message>
    <message>
        <source>A certificate is named by the 20 bytes of its SHA-1.</source>
        <translation>Ein Zertifikat wird mit den 20 Bytes seines SHA-1 benannt.</translation>
    </message>
    <message>
        <source>A checksum is written as an algorithm and its value in hexadecimal or base64, for example sha-256=HEX (64 digits); known algorithms are sha-512, sha-256, sha-1, md5 and crc32c.</source>
        <translation>Eine Prüfsumme besteht aus Verfahren und Wert in Hexadezimal oder Base64, zum Beispiel sha-256=HEX (64 Stellen); bekannt sind sha-512, sha-256, sha-1, md5 und crc32c.</translation>
    </message>
    <message>
        <source>A class id is needed.</source>
        <translation>Eine Klassen-ID ist nötig.</translation>
    </message>
    <message>
        <source>A count cannot be negative.</source>
        <translation>Eine Anzahl kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A document type is declared, which no Metalink needs.</source>
        <translation>Ein Dokumenttyp wird deklariert, den kein Metalink braucht.</translation>
    </message>
    <message>
        <source>A download with a method of its own comes from its own link only.</source>
        <translation>Ein Download mit eigener Methode kommt nur von seinem eigenen Link.</translation>
    </message>
    <message>
        <source>A download with its own HTTP method always runs in the foreground.</source>
        <translation>Ein Download mit eigener HTTP-Methode läuft immer im Vordergrund.</translation>
    </message>
    <message>
        <source>A download with its own HTTP method cannot be dynamic content.</source>
        <translation>Ein Download mit eigener HTTP-Methode kann kein dynamischer Inhalt sein.</translation>
    </message>
    <message>
        <source>A field of the form in the command has a line break in its name.</source>
        <translation>Ein Feld des Formulars im Befehl hat einen Zeilenumbruch im Namen.</translation>
    </message>
    <message>
        <source>A field of the form in the command has no name.</source>
        <translation>Ein Feld des Formulars im Befehl hat keinen Namen.</translation>
    </message>
    <message>
        <source>A file has more than {most} links.</source>
        <translation>Eine Datei hat mehr als {most} Links.</translation>
    </message>
    <message>
        <source>A file has no name.</source>
        <translation>Eine Datei hat keinen Namen.</translation>
    </message>
    <message>
        <source>A file may have 1 to {most} connections.</source>
        <translation>Eine Datei kann 1 bis {most} Verbindungen haben.</translation>
    </message>
    <message>
        <source>A file may have {limit} ranges at most.</source>
        <translation>Eine Datei kann höchstens {limit} Bereiche haben.</translation>
    </message>
    <message>
        <source>A file may have {most} further links.</source>
        <translation>Eine Datei kann {most} weitere Links haben.</translation>
    </message>
    <message>
        <source>A file of the download is gone from the disk.</source>
        <translation>Eine Datei des Downloads ist vom Datenträger verschwunden.</translation>
    </message>
    <message>
        <source>A file of this name is already there.</source>
        <translation>Eine Datei dieses Namens ist schon da.</translation>
    </message>
    <message>
        <source>A folder has the name of the file.</source>
        <translation>Ein Ordner trägt den Namen der Datei.</translation>
    </message>
    <message>
        <source>A fresh link is for downloads of one file.</source>
        <translation>Ein neuer Link geht nur bei Downloads mit einer Datei.</translation>
    </message>
    <message>
        <source>A header cannot have line breaks.</source>
        <translation>Eine Kopfzeile darf keine Zeilenumbrüche haben.</translation>
    </message>
    <message>
        <source>A header is written as Name: value.</source>
        <translation>Eine Kopfzeile schreibt sich Name: Wert.</translation>
    </message>
    <message>
        <source>A host name that ends in a number must be an IPv4 address like 192.0.2.1.</source>
        <translation>Ein Servername, der auf eine Zahl endet, muss eine IPv4-Adresse wie 192.0.2.1 sein.</translation>
    </message>
    <message>
        <source>A job may have {limit} files at most.</source>
        <translation>Ein Auftrag kann höchstens {limit} Dateien haben.</translation>
    </message>
    <message>
        <source>A key is 32 bytes in base64: 43 letters and digits, and a =.</source>
        <translation>Ein Schlüssel besteht aus 32 Bytes in Base64: 43 Buchstaben und Ziffern und ein =.</translation>
    </message>
    <message>
        <source>A language is needed.</source>
        <translation>Eine Sprache ist nötig.</translation>
    </message>
    <message>
        <source>A limit is a number of bytes a second from {low} to {high}.</source>
        <translation>Ein Limit ist eine Zahl von Bytes je Sekunde von {low} bis {high}.</translation>
    </message>
    <message>
        <source>A link cannot have wildcards.</source>
        <translation>Ein Link kann keine Platzhalter haben.</translation>
    </message>
    <message>
        <source>A link is needed.</source>
        <translation>Ein Link ist nötig.</translation>
    </message>
    <message>
        <source>A link is not opened: it has characters nobody can see.</source>
        <translation>Ein Link wird nicht geöffnet: Er enthält Zeichen, die niemand sehen kann.</translation>
    </message>
    <message>
        <source>A link is not opened: {reason}</source>
        <translation>Ein Link wird nicht geöffnet: {reason}</translation>
    </message>
    <message>
        <source>A link of more than {limit} characters is not opened.</source>
        <translation>Ein Link mit mehr als {limit} Zeichen wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>A link to bitsgui has a file name that cannot be used.</source>
        <translation>Ein Link an bitsgui enthält einen Dateinamen, der nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>A link to bitsgui has a name or checksum for several downloads.</source>
        <translation>Ein Link an bitsgui nennt einen Namen oder eine Prüfsumme für mehrere Downloads.</translation>
    </message>
    <message>
        <source>A link to bitsgui is not encoded as it has to be.</source>
        <translation>Ein Link an bitsgui ist nicht richtig kodiert.</translation>
    </message>
    <message>
        <source>A link to bitsgui may have no user or password in a download.</source>
        <translation>Ein Link an bitsgui darf in einem Download keine Benutzer und Passwörter enthalten.</translation>
    </message>
    <message>
        <source>A link to bitsgui may not set “{name}”, or only once.</source>
        <translation>Ein Link an bitsgui darf „{name}“ nicht oder nur einmal setzen.</translation>
    </message>
    <message>
        <source>A link to bitsgui may only offer downloads, as in bitsgui:add?url=LINK.</source>
        <translation>Ein Link an bitsgui darf nur Downloads anbieten, wie in bitsgui:add?url=LINK.</translation>
    </message>
    <message>
        <source>A link to bitsgui names no download.</source>
        <translation>Ein Link an bitsgui nennt keinen Download.</translation>
    </message>
    <message>
        <source>A login is for a server or a proxy only.</source>
        <translation>Eine Anmeldung gilt nur für einen Server oder einen Proxy.</translation>
    </message>
    <message>
        <source>A mirror cannot have a login in its link: {link}</source>
        <translation>Der Link eines Spiegels darf keine Anmeldedaten enthalten: {link}</translation>
    </message>
    <message>
        <source>A name of up to {name_limit} characters is needed.</source>
        <translation>Ein Name mit bis zu {name_limit} Zeichen ist nötig.</translation>
    </message>
    <message>
        <source>A part of the link is longer than {segment_limit} characters.</source>
        <translation>Ein Teil des Links ist länger als {segment_limit} Zeichen.</translation>
    </message>
    <message>
        <source>A pattern cannot count in steps of 0.</source>
        <translation>Ein Muster kann nicht in Schritten von 0 zählen.</translation>
    </message>
    <message>
        <source>A prefix is longer than a link may be.</source>
        <translation>Ein Präfix ist länger, als ein Link sein darf.</translation>
    </message>
    <message>
        <source>A proxy script needs the usage AUTODETECT.</source>
        <translation>Ein Proxyskript braucht die Verwendung AUTODETECT.</translation>
    </message>
    <message>
        <source>A quotation mark has no other end.</source>
        <translation>Zu einem Anführungszeichen fehlt das zweite.</translation>
    </message>
    <message>
        <source>A range is outside any file.</source>
        <translation>Ein Bereich liegt außerhalb jeder Datei.</translation>
    </message>
    <message>
        <source>A schedule has {count} different limits at most.</source>
        <translation>Ein Zeitplan hat höchstens {count} verschiedene Limits.</translation>
    </message>
    <message>
        <source>A server on the way got no answer in time.</source>
        <translation>Ein Server auf dem Weg bekam nicht rechtzeitig Antwort.</translation>
    </message>
    <message>
        <source>A server on the way got no proper answer.</source>
        <translation>Ein Server auf dem Weg bekam keine brauchbare Antwort.</translation>
    </message>
    <message>
        <source>A star can stand before a name only, not before an address of numbers.</source>
        <translation>Ein Stern kann nur vor einem Namen stehen, nicht vor einer Adresse aus Zahlen.</translation>
    </message>
    <message>
        <source>A tag has too many attributes.</source>
        <translation>Ein Tag hat zu viele Attribute.</translation>
    </message>
    <message>
        <source>A tag, or a comment, is too long.</source>
        <translation>Ein Tag oder ein Kommentar ist zu lang.</translation>
    </message>
    <message>
        <source>A text is needed here.</source>
        <translation>Hier ist ein Text nötig.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>Ein Text ist zu lang.</translation>
    </message>
    <message>
        <source>A user may have {per_user} jobs at most.</source>
        <translation>Ein Benutzer kann höchstens {per_user} Aufträge haben.</translation>
    </message>
    <message>
        <source>A user name for Basic cannot have a colon.</source>
        <translation>Ein Benutzername für Basic darf keinen Doppelpunkt enthalten.</translation>
    </message>
    <message>
        <source>A value cannot be understood.</source>
        <translation>Ein Wert ist unverständlich.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Ein Wert fehlt.</translation>
    </message>
    <message>
        <source>A value is not allowed.</source>
        <translation>Ein Wert ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>A web page came in its place.</source>
        <translation>Stattdessen kam eine Webseite.</translation>
    </message>
    <message>
        <source>Accepted certificates are written as a JSON object of servers with their ports, and the SHA-256 of the certificate of each.</source>
        <translation>Angenommene Zertifikate werden als JSON-Objekt aus Servern mit ihren Ports und dem SHA-256 des jeweiligen Zertifikats angegeben.</translation>
    </message>
    <message>
        <source>Add a link, or complete it if all files are there.</source>
        <translation>Einen Link hinzufügen oder abschließen, wenn alle Dateien da sind.</translation>
    </message>
    <message>
        <source>Add it again for the rest.</source>
        <translation>Für den Rest noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>Add it again with a higher limit.</source>
        <translation>Mit höherer Grenze noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>Add the download again with a shorter name or folder.</source>
        <translation>Den Download mit kürzerem Namen oder Ordner noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>After {scheme}: two slashes and a host name must follow.</source>
        <translation>Nach {scheme}: müssen zwei Schrägstriche und ein Servername folgen.</translation>
    </message>
    <message>
        <source>Allow it in the settings of the operating system.</source>
        <translation>In den Einstellungen des Betriebssystems erlauben.</translation>
    </message>
    <message>
        <source>An error without a description ({code}).</source>
        <translation>Ein Fehler ohne Beschreibung ({code}).</translation>
    </message>
    <message>
        <source>An unfinished file can be continued by a plain GET only, without data.</source>
        <translation>Eine unfertige Datei kann nur mit einem einfachen GET ohne Daten fortgesetzt werden.</translation>
    </message>
    <message>
        <source>An upload takes one file only.</source>
        <translation>Ein Upload nimmt nur eine Datei.</translation>
    </message>
    <message>
        <source>Another disk is in the place of the one the download began on.</source>
        <translation>Ein anderer Datenträger ist an der Stelle dessen, auf dem der Download begann.</translation>
    </message>
    <message>
        <source>Another program changed the unfinished file.</source>
        <translation>Ein anderes Programm hat die unfertige Datei verändert.</translation>
    </message>
    <message>
        <source>Another program has locked the disk.</source>
        <translation>Ein anderes Programm hat den Datenträger gesperrt.</translation>
    </message>
    <message>
        <source>Another program has the file open.</source>
        <translation>Ein anderes Programm hat die Datei geöffnet.</translation>
    </message>
    <message>
        <source>Another program holds the job list in {folder}. Close it (a backup or search program, or a second copy of this one) and try again.</source>
        <translation>Ein anderes Programm hält die Downloadliste in {folder} fest. Es schließen (ein Sicherungs- oder Suchprogramm oder ein zweites Exemplar dieses Programms) und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another program is still writing to {path}. Stop it first.</source>
        <translation>Ein anderes Programm schreibt noch in {path}. Es zuerst beenden.</translation>
    </message>
    <message>
        <source>Anybody on the way could read them: send them only if you accept that, or get a link that begins with https.</source>
        <translation>Unterwegs könnte jeder sie lesen: nur senden, wenn das hinzunehmen ist, oder einen Link holen, der mit https beginnt.</translation>
    </message>
    <message>
        <source>Ask for fewer and larger parts.</source>
        <translation>Weniger und größere Teile anfordern.</translation>
    </message>
    <message>
        <source>Ask for it in English.</source>
        <translation>Auf Englisch danach fragen.</translation>
    </message>
    <message>
        <source>Ask for separate parts.</source>
        <translation>Getrennte Teile anfordern.</translation>
    </message>
    <message>
        <source>Ask whoever made it, or name another where it was set, then resume.</source>
        <translation>Beim Urheber nachfragen oder dort, wo es eingestellt wurde, ein anderes nennen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Ask whoever made it, or name another where it was set.</source>
        <translation>Beim Urheber nachfragen oder dort, wo es eingestellt wurde, ein anderes nennen.</translation>
    </message>
    <message>
        <source>Ask whoever runs it, or log in as somebody else.</source>
        <translation>Beim Betreiber nachfragen oder sich mit einem anderen Benutzernamen anmelden.</translation>
    </message>
    <message>
        <source>Ask whoever runs the proxy, or use another one.</source>
        <translation>Beim Betreiber des Proxys nachfragen oder einen anderen nehmen.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server if it stays so.</source>
        <translation>Bleibt es so, beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server, or use another link.</source>
        <translation>Beim Betreiber des Servers nachfragen oder einen anderen Link nehmen.</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>Beim Administrator nachfragen.</translation>
    </message>
    <message>
        <source>At least one file is needed.</source>
        <translation>Mindestens eine Datei ist nötig.</translation>
    </message>
    <message>
        <source>At least one link is needed.</source>
        <translation>Mindestens ein Link ist nötig.</translation>
    </message>
    <message>
        <source>At least one range is needed.</source>
        <translation>Mindestens ein Bereich ist nötig.</translation>
    </message>
    <message>
        <source>Both prefixes are needed.</source>
        <translation>Beide Präfixe sind nötig.</translation>
    </message>
    <message>
        <source>Bytes a second from one server.</source>
        <translation>Bytes je Sekunde von einem Server.</translation>
    </message>
    <message>
        <source>Bytes a second of all downloads together.</source>
        <translation>Bytes je Sekunde aller Downloads zusammen.</translation>
    </message>
    <message>
        <source>Bytes a second while a network is used, as JSON: its name and its limit.</source>
        <translation>Bytes in der Sekunde, solange ein Netz benutzt wird, als JSON: sein Name und sein Limit.</translation>
    </message>
    <message>
        <source>Bytes of the disk that are left free.</source>
        <translation>Bytes des Datenträgers, die frei bleiben.</translation>
    </message>
    <message>
        <source>Certificates a person believes, as JSON: a server and a SHA-256.</source>
        <translation>Zertifikate, denen jemand vertraut, als JSON: ein Server und ein SHA-256.</translation>
    </message>
    <message>
        <source>Certificates of authorities to trust beside those of the system, as a file.</source>
        <translation>Zertifikate von Stellen, denen neben denen des Systems vertraut wird, als Datei.</translation>
    </message>
    <message>
        <source>Change the folder&#x27;s permissions and resume, or go on in another folder.</source>
        <translation>Die Rechte des Ordners ändern und fortsetzen oder in einem anderen Ordner weitermachen.</translation>
    </message>
    <message>
        <source>Change the schedule, or lift it until it changes next.</source>
        <translation>Den Zeitplan ändern oder bis zu seinem nächsten Wechsel aufheben.</translation>
    </message>
    <message>
        <source>Check how the program that made this download calls it.</source>
        <translation>Prüfen, wie das Programm ihn aufruft, das diesen Download angelegt hat.</translation>
    </message>
    <message>
        <source>Check it for missing parts.</source>
        <translation>Prüfen, ob etwas daran fehlt.</translation>
    </message>
    <message>
        <source>Check its path, or put it there and resume.</source>
        <translation>Den Pfad prüfen oder die Datei dort ablegen und fortsetzen.</translation>
    </message>
    <message>
        <source>Check its path. A file on another computer needs the path its folder has here.</source>
        <translation>Pfad prüfen. Bei einer Datei auf einem anderen Computer den Pfad angeben, den deren Ordner hier hat.</translation>
    </message>
    <message>
        <source>Check link and network, then resume.</source>
        <translation>Link und Netz prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Check that disk.</source>
        <translation>Diesen Datenträger prüfen.</translation>
    </message>
    <message>
        <source>Check that it is a plain file, and who may read it.</source>
        <translation>Prüfen, ob es eine gewöhnliche Datei ist und wer sie lesen darf.</translation>
    </message>
    <message>
        <source>Check the address, or ask whoever runs the server. If this network wants you to log in first, do that in a browser.</source>
        <translation>Die Adresse prüfen oder beim Betreiber des Servers nachfragen. Verlangt dieses Netz zuerst eine Anmeldung, das im Browser erledigen.</translation>
    </message>
    <message>
        <source>Check the address. If the certificate is wrong, ask whoever runs the server.</source>
        <translation>Die Adresse prüfen. Ist das Zertifikat falsch, beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>Check the disk or its cable, then resume.</source>
        <translation>Datenträger oder Kabel prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Check the link and the download&#x27;s options.</source>
        <translation>Link und Optionen des Downloads prüfen.</translation>
    </message>
    <message>
        <source>Check the link and the network.</source>
        <translation>Link und Netz prüfen.</translation>
    </message>
    <message>
        <source>Check the link, or get a fresh one from the page it came from.</source>
        <translation>Den Link prüfen oder auf der Seite, von der er stammt, einen neuen holen.</translation>
    </message>
    <message>
        <source>Check the network, and the proxy&#x27;s address where it was set.</source>
        <translation>Das Netz prüfen und die Adresse des Proxys dort, wo sie eingestellt wurde.</translation>
    </message>
    <message>
        <source>Check the network, and the script&#x27;s address where it was set.</source>
        <translation>Das Netz prüfen und die Adresse des Skripts dort, wo sie eingestellt wurde.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Das Netz prüfen.</translation>
    </message>
    <message>
        <source>Check the proxy&#x27;s address where it was set, then resume.</source>
        <translation>Die Adresse des Proxys dort prüfen, wo er eingestellt ist, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Check this computer&#x27;s date, or ask whoever runs the server.</source>
        <translation>Das Datum dieses Computers prüfen oder beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>Check what was given.</source>
        <translation>Prüfen, was angegeben wurde.</translation>
    </message>
    <message>
        <source>Check whose download it is, and who may write in its folder.</source>
        <translation>Prüfen, wem der Download gehört und wer in seinem Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>Choose another one, or ask whoever runs the server for one.</source>
        <translation>Ein anderes wählen oder beim Betreiber des Servers darum bitten.</translation>
    </message>
    <message>
        <source>Choose it together with its key.</source>
        <translation>Es zusammen mit seinem Schlüssel wählen.</translation>
    </message>
    <message>
        <source>Choose something smaller.</source>
        <translation>Etwas Kleineres wählen.</translation>
    </message>
    <message>
        <source>Choose the certificate again, and type its passphrase.</source>
        <translation>Das Zertifikat noch einmal wählen und seine Passphrase eingeben.</translation>
    </message>
    <message>
        <source>Choose the one you got from whoever runs the server.</source>
        <translation>Das Zertifikat wählen, das der Betreiber des Servers ausgestellt hat.</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Dieses Programm schließen.</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Compare the checksum with its source, then resume to fetch the file again.</source>
        <translation>Die Prüfsumme mit ihrer Quelle vergleichen, dann fortsetzen, um die Datei noch einmal zu laden.</translation>
    </message>
    <message>
        <source>Complete to try again.</source>
        <translation>Abschließen, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Connect it again, or wait until it answers.</source>
        <translation>Ihn wieder anschließen oder warten, bis er antwortet.</translation>
    </message>
    <message>
        <source>Connect it, for example by starting the VPN.</source>
        <translation>Die Verbindung herstellen, etwa durch Starten des VPN.</translation>
    </message>
    <message>
        <source>Connect its disk again.</source>
        <translation>Den Datenträger wieder anschließen.</translation>
    </message>
    <message>
        <source>Connect the first one and resume, or start the download over here.</source>
        <translation>Den ersten anschließen und fortsetzen oder den Download hier neu beginnen.</translation>
    </message>
    <message>
        <source>Connect this computer to a network.</source>
        <translation>Diesen Computer mit einem Netz verbinden.</translation>
    </message>
    <message>
        <source>Connections a file is fetched with.</source>
        <translation>Verbindungen, mit denen eine Datei geladen wird.</translation>
    </message>
    <message>
        <source>Connections that can be asked for.</source>
        <translation>Verbindungen, die verlangt werden können.</translation>
    </message>
    <message>
        <source>Connections to one server, of all downloads.</source>
        <translation>Verbindungen zu einem Server, über alle Downloads.</translation>
    </message>
    <message>
        <source>Damaged entries in the activity of downloads were left out. The damaged list is kept as {kept}.</source>
        <translation>Beschädigte Einträge im Verlauf von Downloads wurden weggelassen. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>Damaged entries of the job list were left out: {names}. The damaged list is kept as {kept}.</source>
        <translation>Beschädigte Einträge der Downloadliste wurden weggelassen: {names}. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>Damaged entries of the job list were restored from the copy of {time}: {names}. The damaged list is kept as {kept}.</source>
        <translation>Beschädigte Einträge der Downloadliste wurden aus der Kopie vom {time} wiederhergestellt: {names}. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>Damaged settings, categories or finished downloads were restored from the copy, or left out. The damaged list is kept as {kept}.</source>
        <translation>Beschädigte Einstellungen, Kategorien oder fertige Downloads wurden aus der Kopie wiederhergestellt oder weggelassen. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>Data is sent as bytes.</source>
        <translation>Daten werden als Bytes gesendet.</translation>
    </message>
    <message>
        <source>Data that is sent may have {limit} bytes at most.</source>
        <translation>Gesendete Daten dürfen höchstens {limit} Bytes haben.</translation>
    </message>
    <message>
        <source>Delete the .part files in the folder.</source>
        <translation>Die .part-Dateien im Ordner löschen.</translation>
    </message>
    <message>
        <source>Do it on this computer.</source>
        <translation>Auf diesem Computer tun.</translation>
    </message>
    <message>
        <source>Download it as a whole.</source>
        <translation>Als Ganzes herunterladen.</translation>
    </message>
    <message>
        <source>Drop one of them.</source>
        <translation>Eine davon weglassen.</translation>
    </message>
    <message>
        <source>Dynamic content cannot be fetched in ranges.</source>
        <translation>Dynamischer Inhalt lässt sich nicht in Bereichen holen.</translation>
    </message>
    <message>
        <source>Dynamic content cannot have its own HTTP method.</source>
        <translation>Dynamischer Inhalt kann keine eigene HTTP-Methode haben.</translation>
    </message>
    <message>
        <source>Elements are nested too deeply.</source>
        <translation>Elemente sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Every header line must end with CRLF.</source>
        <translation>Jede Kopfzeile muss mit CRLF enden.</translation>
    </message>
    <message>
        <source>Factor by which the wait grows from retry to retry.</source>
        <translation>Faktor, um den die Wartezeit von Versuch zu Versuch wächst.</translation>
    </message>
    <message>
        <source>Finish or remove some downloads first.</source>
        <translation>Erst einige Downloads abschließen oder entfernen.</translation>
    </message>
    <message>
        <source>Folder the window offers first; none is the one of the system.</source>
        <translation>Ordner, den das Fenster zuerst anbietet; keiner ist der des Systems.</translation>
    </message>
    <message>
        <source>Free some space there.</source>
        <translation>Dort Platz schaffen.</translation>
    </message>
    <message>
        <source>Free some space, or keep less free.</source>
        <translation>Platz schaffen oder weniger frei halten.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>Get a fresh link after logging in, or give the download user and password.</source>
        <translation>Nach der Anmeldung einen neuen Link holen oder dem Download Benutzername und Passwort geben.</translation>
    </message>
    <message>
        <source>Give a size above 0.</source>
        <translation>Eine Größe über 0 angeben.</translation>
    </message>
    <message>
        <source>Give login, headers, cookies or other secrets anew, with the link or by the same command.</source>
        <translation>Anmeldung, Kopfzeilen, Cookies oder andere Geheimnisse neu angeben, mit dem Link oder mit demselben Befehl.</translation>
    </message>
    <message>
        <source>Give the full path of a folder, or none.</source>
        <translation>Den vollständigen Pfad eines Ordners angeben oder keinen.</translation>
    </message>
    <message>
        <source>Give user and password for the proxy.</source>
        <translation>Benutzername und Passwort für den Proxy angeben.</translation>
    </message>
    <message>
        <source>Give user and password for the server.</source>
        <translation>Benutzername und Passwort für den Server angeben.</translation>
    </message>
    <message>
        <source>Give user and password, or get a fresh link after logging in.</source>
        <translation>Benutzername und Passwort angeben oder nach der Anmeldung einen neuen Link holen.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Sich dort das Schreibrecht geben.</translation>
    </message>
    <message>
        <source>HEAD asks for the headers alone; there is nothing to download.</source>
        <translation>HEAD fragt nur nach den Kopfzeilen; da gibt es nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>Headers may have {limit} characters in all.</source>
        <translation>Kopfzeilen dürfen zusammen {limit} Zeichen haben.</translation>
    </message>
    <message>
        <source>Hosts that are reached without the proxies of a list.</source>
        <translation>Rechner, die ohne die Proxys einer Liste erreicht werden.</translation>
    </message>
    <message>
        <source>How many characters a link may have.</source>
        <translation>Wie viele Zeichen ein Link haben darf.</translation>
    </message>
    <message>
        <source>How many characters the path of a file may have.</source>
        <translation>Wie viele Zeichen der Pfad einer Datei haben darf.</translation>
    </message>
    <message>
        <source>How many downloads run at once.</source>
        <translation>Wie viele Downloads gleichzeitig laufen.</translation>
    </message>
    <message>
        <source>How many files a download may have.</source>
        <translation>Wie viele Dateien ein Download haben darf.</translation>
    </message>
    <message>
        <source>How many files of a download are fetched at once.</source>
        <translation>Wie viele Dateien eines Downloads gleichzeitig geladen werden.</translation>
    </message>
    <message>
        <source>How many finished downloads are remembered.</source>
        <translation>Wie viele fertige Downloads behalten werden.</translation>
    </message>
    <message>
        <source>How many of them run in the background.</source>
        <translation>Wie viele davon im Hintergrund laufen.</translation>
    </message>
    <message>
        <source>How many ranges of a file a program may ask for.</source>
        <translation>Wie viele Bereiche einer Datei ein Programm verlangen darf.</translation>
    </message>
    <message>
        <source>How many redirects are followed.</source>
        <translation>Wie vielen Umleitungen gefolgt wird.</translation>
    </message>
    <message>
        <source>How many unfinished downloads a user may have.</source>
        <translation>Wie viele unfertige Downloads ein Benutzer haben darf.</translation>
    </message>
    <message>
        <source>How many unfinished downloads there may be in all.</source>
        <translation>Wie viele unfertige Downloads es insgesamt geben darf.</translation>
    </message>
    <message>
        <source>Install a newer version.</source>
        <translation>Eine neuere Version installieren.</translation>
    </message>
    <message>
        <source>Install the library of Kerberos (Debian, Ubuntu: libgssapi-krb5-2; Fedora: krb5-libs); where pip installed bitsgui, bitsgui[kerberos] too.</source>
        <translation>Die Kerberos-Bibliothek installieren (Debian, Ubuntu: libgssapi-krb5-2; Fedora: krb5-libs); wurde bitsgui mit pip installiert, auch bitsgui[kerberos].</translation>
    </message>
    <message>
        <source>It could not be checked whether the server&#x27;s certificate was withdrawn.</source>
        <translation>Es ließ sich nicht prüfen, ob das Zertifikat des Servers widerrufen wurde.</translation>
    </message>
    <message>
        <source>It ends with an error.</source>
        <translation>Es endet mit einem Fehler.</translation>
    </message>
    <message>
        <source>It ends with the error {said}.</source>
        <translation>Es endet mit dem Fehler {said}.</translation>
    </message>
    <message>
        <source>It happened {where}.</source>
        <translation>Es geschah {where}.</translation>
    </message>
    <message>
        <source>It has more than {count} bytes.</source>
        <translation>Es hat mehr als {count} Bytes.</translation>
    </message>
    <message>
        <source>It is larger than allowed.</source>
        <translation>Es ist größer als erlaubt.</translation>
    </message>
    <message>
        <source>It is not known yet where news of newer versions is. Give its address and its key first.</source>
        <translation>Es ist noch nicht bekannt, wo es Neuigkeiten über neuere Versionen gibt. Zuerst deren Adresse und Schlüssel angeben.</translation>
    </message>
    <message>
        <source>It is too late: this download was removed.</source>
        <translation>Es ist zu spät: Dieser Download ist entfernt.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>It lists more than {most} files.</source>
        <translation>Er führt mehr als {most} Dateien auf.</translation>
    </message>
    <message>
        <source>It may be finished or removed: look in the list.</source>
        <translation>Vielleicht ist er fertig oder entfernt: in der Liste nachsehen.</translation>
    </message>
    <message>
        <source>It may have been renewed, or somebody else answers. Ask whoever runs the server.</source>
        <translation>Es wurde vielleicht erneuert, oder jemand anderes antwortet. Beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>It took longer than {seconds} s.</source>
        <translation>Es hat länger als {seconds} s gebraucht.</translation>
    </message>
    <message>
        <source>Its pieces are right, but not the checksum of the whole.</source>
        <translation>Ihre Teilstücke stimmen, aber nicht die Prüfsumme des Ganzen.</translation>
    </message>
    <message>
        <source>Its pieces are too large to fetch one of them: download it again.</source>
        <translation>Ihre Teilstücke sind zu groß, um eines davon zu holen: noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>Keys of the window that differ, as JSON: an action and its keys.</source>
        <translation>Tasten des Fensters, die abweichen, als JSON: eine Aktion und ihre Tasten.</translation>
    </message>
    <message>
        <source>Leave the game.</source>
        <translation>Das Spiel verlassen.</translation>
    </message>
    <message>
        <source>Limits by day and hour, of all downloads together.</source>
        <translation>Limits nach Tag und Stunde, für alle Downloads zusammen.</translation>
    </message>
    <message>
        <source>Limits of networks are written as a JSON object, such as {&quot;Hotel Wi-Fi&quot;: 500000}.</source>
        <translation>Tempolimits von Netzen werden als JSON-Objekt geschrieben, etwa {&quot;Hotel Wi-Fi&quot;: 500000}.</translation>
    </message>
    <message>
        <source>Line {line} of the Metalink: {reason}</source>
        <translation>Zeile {line} des Metalinks: {reason}</translation>
    </message>
    <message>
        <source>Line {number} of the cookies is none. Give a file as browsers export it and curl writes it (cookies.txt): 7 fields a line, with tabs between.</source>
        <translation>Zeile {number} der Cookies ist keiner. Eine Datei angeben, wie Browser sie exportieren und curl sie schreibt (cookies.txt): 7 Felder je Zeile, mit Tabulatoren dazwischen.</translation>
    </message>
    <message>
        <source>Links of this kind cannot be downloaded.</source>
        <translation>Links dieser Art lassen sich nicht herunterladen.</translation>
    </message>
    <message>
        <source>Log on to the domain, or get a ticket with kinit, then try again.</source>
        <translation>Sich an der Domäne anmelden oder mit kinit ein Ticket holen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Log on, then resume.</source>
        <translation>Anmelden, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Make it, or choose another.</source>
        <translation>Ihn anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>Make one upload for each file.</source>
        <translation>Für jede Datei einen eigenen Upload anlegen.</translation>
    </message>
    <message>
        <source>More than {limit} downloads at once are not offered.</source>
        <translation>Mehr als {limit} Downloads auf einmal werden nicht angeboten.</translation>
    </message>
    <message>
        <source>Move it away and resume, or download anyway: this one then gets another name.</source>
        <translation>Sie verschieben und fortsetzen oder trotzdem herunterladen: Diese bekommt dann einen anderen Namen.</translation>
    </message>
    <message>
        <source>Move or rename that folder, then resume.</source>
        <translation>Diesen Ordner verschieben oder umbenennen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Moving the files was called off. Nothing else was changed.</source>
        <translation>Das Verschieben der Dateien wurde abgebrochen. Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name the certificate store.</source>
        <translation>Den Zertifikatspeicher angeben.</translation>
    </message>
    <message>
        <source>Name the certificate.</source>
        <translation>Das Zertifikat angeben.</translation>
    </message>
    <message>
        <source>Name the proxy to use.</source>
        <translation>Den Proxy angeben.</translation>
    </message>
    <message>
        <source>Network interface that is used, and no other, as for a VPN.</source>
        <translation>Netzwerkschnittstelle, die allein benutzt wird, etwa die eines VPN.</translation>
    </message>
    <message>
        <source>Networks that downloads a person starts may use.</source>
        <translation>Netze, die von Hand begonnene Downloads nutzen dürfen.</translation>
    </message>
    <message>
        <source>Networks that imported and scheduled downloads may use.</source>
        <translation>Netze, die importierte und geplante Downloads nutzen dürfen.</translation>
    </message>
    <message>
        <source>Newer versions of this program come by {owner}.</source>
        <translation>Neuere Versionen dieses Programms kommen über {owner}.</translation>
    </message>
    <message>
        <source>No certificate is set.</source>
        <translation>Kein Zertifikat ist gesetzt.</translation>
    </message>
    <message>
        <source>No error of this download is about that certificate.</source>
        <translation>Kein Fehler dieses Downloads betrifft dieses Zertifikat.</translation>
    </message>
    <message>
        <source>No file is to blame.</source>
        <translation>Keine Datei ist schuld.</translation>
    </message>
    <message>
        <source>No network.</source>
        <translation>Kein Netz.</translation>
    </message>
    <message>
        <source>No proxy can be read from {answer}.</source>
        <translation>Aus {answer} ist kein Proxy zu lesen.</translation>
    </message>
    <message>
        <source>No transfer was under way.</source>
        <translation>Keine Übertragung war im Gang.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 cannot be fetched.</source>
        <translation>Niemand kann sagen, ob das Zertifikat von %1 widerrufen wurde: Die Liste von %2 ist nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 expired on %3.</source>
        <translation>Niemand kann sagen, ob das Zertifikat von %1 widerrufen wurde: Die Liste von %2 ist am %3 abgelaufen.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: what came is no list of %2.</source>
        <translation>Niemand kann sagen, ob das Zertifikat von %1 widerrufen wurde: Was kam, ist keine Liste von %2.</translation>
    </message>
    <message>
        <source>Nothing came for as long as the download may wait.</source>
        <translation>Es kam nichts, solange der Download warten darf.</translation>
    </message>
    <message>
        <source>Nothing is asked about this file.</source>
        <translation>Zu dieser Datei ist nichts gefragt.</translation>
    </message>
    <message>
        <source>Nothing tells which bytes of {path} were written before it was left. Give the checksum of the whole file, or download it anew.</source>
        <translation>Nichts sagt, welche Bytes von {path} geschrieben wurden, bevor der Download endete. Die Prüfsumme der ganzen Datei angeben oder die Datei neu herunterladen.</translation>
    </message>
    <message>
        <source>Only %1 are left on the disk, and %2 are kept free.</source>
        <translation>Auf dem Datenträger sind nur noch %1 frei, und %2 sollen frei bleiben.</translation>
    </message>
    <message>
        <source>Only %1 are left on the disk, and %2 are kept free: %3 short.</source>
        <translation>Auf dem Datenträger sind nur noch %1 frei, und %2 sollen frei bleiben: %3 fehlen.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 needed are free on the disk: %3 short, with %4 kept free.</source>
        <translation>Auf dem Datenträger sind nur %1 der nötigen %2 frei: %3 fehlen, da %4 frei bleiben sollen.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 needed are free on the disk: %3 short.</source>
        <translation>Auf dem Datenträger sind nur %1 der nötigen %2 frei: %3 fehlen.</translation>
    </message>
    <message>
        <source>Only a download of one file can be renamed.</source>
        <translation>Nur ein Download mit einer einzigen Datei lässt sich umbenennen.</translation>
    </message>
    <message>
        <source>Only an administrator can see the jobs of all users.</source>
        <translation>Nur ein Administrator kann die Aufträge aller Benutzer sehen.</translation>
    </message>
    <message>
        <source>Only an administrator can take over a download.</source>
        <translation>Nur ein Administrator kann einen Download übernehmen.</translation>
    </message>
    <message>
        <source>Only downloads are supported.</source>
        <translation>Nur Downloads werden unterstützt.</translation>
    </message>
    <message>
        <source>Only downloads can do that.</source>
        <translation>Nur Downloads können das.</translation>
    </message>
    <message>
        <source>Only http and https addresses can redirect.</source>
        <translation>Nur http- und https-Adressen können umleiten.</translation>
    </message>
    <message>
        <source>Only http and https links and Metalink files are opened.</source>
        <translation>Nur http- und https-Links und Metalink-Dateien werden geöffnet.</translation>
    </message>
    <message>
        <source>Only http, https and file addresses can be transferred.</source>
        <translation>Nur http-, https- und file-Adressen lassen sich übertragen.</translation>
    </message>
    <message>
        <source>Only the owner of this download may do that.</source>
        <translation>Das darf nur der Eigentümer dieses Downloads.</translation>
    </message>
    <message>
        <source>Only what goes to an http link can be read on the way.</source>
        <translation>Nur was an einen http-Link geht, kann unterwegs gelesen werden.</translation>
    </message>
    <message>
        <source>Open a web page in the browser, and log in there.</source>
        <translation>Im Browser eine Webseite öffnen und sich dort anmelden.</translation>
    </message>
    <message>
        <source>Parameters need a program.</source>
        <translation>Parameter brauchen ein Programm.</translation>
    </message>
    <message>
        <source>Part of the wait that is left to chance.</source>
        <translation>Anteil der Wartezeit, der dem Zufall überlassen bleibt.</translation>
    </message>
    <message>
        <source>Parts of this file cannot be fetched out of order.</source>
        <translation>Teile dieser Datei lassen sich nicht außer der Reihe holen.</translation>
    </message>
    <message>
        <source>Passwords, cookies, headers and data are kept until you quit: no keyring is available.</source>
        <translation>Passwörter, Cookies, Kopfzeilen und Daten werden bis zum Beenden behalten: Es gibt keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Passwords, cookies, headers and data are left out: there is no keyring that they could be kept in. Give them again in the window, or to `bitsgui transfer` with the same link: with --data or --method that is another download.</source>
        <translation>Passwörter, Cookies, Kopfzeilen und Daten werden weggelassen: Es gibt keinen Schlüsselbund, in dem sie aufbewahrt werden könnten. Im Fenster neu angeben oder mit `bitsgui transfer` und demselben Link: Mit --data oder --method ist das ein weiterer Download.</translation>
    </message>
    <message>
        <source>Paths that begin with \\?\ cannot be used.</source>
        <translation>Pfade, die mit \\?\ beginnen, sind nicht möglich.</translation>
    </message>
    <message>
        <source>Pause it first.</source>
        <translation>Ihn erst anhalten.</translation>
    </message>
    <message>
        <source>Pause the download first.</source>
        <translation>Den Download erst anhalten.</translation>
    </message>
    <message>
        <source>Plug in, or switch it off.</source>
        <translation>Das Netzteil anschließen oder ihn ausschalten.</translation>
    </message>
    <message>
        <source>Plug in.</source>
        <translation>Das Netzteil anschließen.</translation>
    </message>
    <message>
        <source>Priority of downloads a person starts.</source>
        <translation>Priorität von Hand begonnener Downloads.</translation>
    </message>
    <message>
        <source>Priority of imported and scheduled downloads.</source>
        <translation>Priorität importierter und geplanter Downloads.</translation>
    </message>
    <message>
        <source>Proxies of downloads that have none of their own.</source>
        <translation>Proxys der Downloads, die keine eigenen haben.</translation>
    </message>
    <message>
        <source>Proxy lists need the usage OVERRIDE.</source>
        <translation>Proxylisten brauchen die Verwendung OVERRIDE.</translation>
    </message>
    <message>
        <source>Proxy scripts need pacparser, which is not installed. Install it, or choose another proxy setting.</source>
        <translation>Proxy-Skripte brauchen pacparser, das nicht installiert ist. Es installieren, oder eine andere Proxy-Einstellung wählen.</translation>
    </message>
    <message>
        <source>Public keys of who signs the news; others are not believed.</source>
        <translation>Öffentliche Schlüssel derer, die die Neuigkeiten signieren; anderen wird nicht geglaubt.</translation>
    </message>
    <message>
        <source>Put it back, or choose another one.</source>
        <translation>Es wieder dorthin legen oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>Put it back.</source>
        <translation>Ihn zurückholen.</translation>
    </message>
    <message>
        <source>Put the file back and resume, or start the download over.</source>
        <translation>Die Datei zurückholen und fortsetzen oder den Download neu beginnen.</translation>
    </message>
    <message>
        <source>Put the right ones into a fresh link.</source>
        <translation>Die richtigen in einen neuen Link schreiben.</translation>
    </message>
    <message>
        <source>Reading or writing the job list in {folder} failed. Check the disk, then try again.</source>
        <translation>Die Downloadliste in {folder} ließ sich nicht lesen oder schreiben. Den Datenträger prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Resume it in a folder on another disk.</source>
        <translation>In einem Ordner auf einem anderen Datenträger fortsetzen.</translation>
    </message>
    <message>
        <source>Resume to give it the same time again.</source>
        <translation>Fortsetzen, um ihm noch einmal dieselbe Zeit zu geben.</translation>
    </message>
    <message>
        <source>Resume to try again.</source>
        <translation>Fortsetzen, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Rules for servers are written as a JSON object, such as {&quot;*.example.org&quot;: {&quot;connections&quot;: 2}}.</source>
        <translation>Regeln für Server schreibt man als JSON-Objekt, etwa {&quot;*.example.org&quot;: {&quot;connections&quot;: 2}}.</translation>
    </message>
    <message>
        <source>Saved, but a policy of this computer takes precedence.</source>
        <translation>Gespeichert, aber eine Richtlinie dieses Computers geht vor.</translation>
    </message>
    <message>
        <source>Say where the file is to be stored.</source>
        <translation>Angeben, wo die Datei gespeichert wird.</translation>
    </message>
    <message>
        <source>Say which folder the files go to.</source>
        <translation>Angeben, in welchen Ordner die Dateien kommen.</translation>
    </message>
    <message>
        <source>Script (PAC) that names the proxy for each link, where proxy is auto.</source>
        <translation>Skript (PAC), das den Proxy jedes Links nennt, wenn proxy auf auto steht.</translation>
    </message>
    <message>
        <source>Seconds a new download may take in all.</source>
        <translation>Sekunden, die ein neuer Download insgesamt dauern darf.</translation>
    </message>
    <message>
        <source>Seconds a server has to accept a connection.</source>
        <translation>Sekunden, die ein Server hat, um eine Verbindung anzunehmen.</translation>
    </message>
    <message>
        <source>Seconds a server has to begin its answer.</source>
        <translation>Sekunden, die ein Server hat, um mit der Antwort zu beginnen.</translation>
    </message>
    <message>
        <source>Seconds a server may ask to be left alone for.</source>
        <translation>Sekunden, die ein Server höchstens als Pause verlangen kann.</translation>
    </message>
    <message>
        <source>Seconds after which a background download lets the next one run.</source>
        <translation>Sekunden, nach denen ein Hintergrund-Download den nächsten laufen lässt.</translation>
    </message>
    <message>
        <source>Seconds after which a download nobody touches is dropped.</source>
        <translation>Sekunden, nach denen ein unberührter Download verworfen wird.</translation>
    </message>
    <message>
        <source>Seconds below which a program cannot set the wait.</source>
        <translation>Sekunden, unter die ein Programm die Wartezeit nicht setzen kann.</translation>
    </message>
    <message>
        <source>Seconds the wait between retries grows to.</source>
        <translation>Sekunden, auf die die Wartezeit zwischen Versuchen wächst.</translation>
    </message>
    <message>
        <source>Seconds to wait before the first retry of a new download.</source>
        <translation>Sekunden bis zum ersten neuen Versuch eines neuen Downloads.</translation>
    </message>
    <message>
        <source>Seconds without a byte after which a connection is given up.</source>
        <translation>Sekunden ohne Daten, nach denen eine Verbindung aufgegeben wird.</translation>
    </message>
    <message>
        <source>Seconds without progress after which a new download gives up.</source>
        <translation>Sekunden ohne Fortschritt, nach denen ein neuer Download aufgibt.</translation>
    </message>
    <message>
        <source>See its state in the list first.</source>
        <translation>Erst seinen Zustand in der Liste ansehen.</translation>
    </message>
    <message>
        <source>See the page the link came from.</source>
        <translation>Auf der Seite nachsehen, von der der Link kam.</translation>
    </message>
    <message>
        <source>Send fewer headers or cookies.</source>
        <translation>Weniger Kopfzeilen oder Cookies senden.</translation>
    </message>
    <message>
        <source>Server disconnected without sending a response.</source>
        <translation>Der Server hat die Verbindung getrennt, ohne zu antworten.</translation>
    </message>
    <message>
        <source>Servers that may be sent user and password unencrypted.</source>
        <translation>Server, an die Benutzername und Passwort unverschlüsselt gehen dürfen.</translation>
    </message>
    <message>
        <source>Set it before adding links.</source>
        <translation>Vor dem Hinzufügen von Links setzen.</translation>
    </message>
    <message>
        <source>Set it before starting.</source>
        <translation>Vor dem Start setzen.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen.</translation>
    </message>
    <message>
        <source>Some files are finished; the rest of the download was dropped.</source>
        <translation>Einige Dateien sind fertig; der Rest des Downloads wurde verworfen.</translation>
    </message>
    <message>
        <source>Some of the download&#x27;s options exclude one another.</source>
        <translation>Einige Optionen des Downloads schließen einander aus.</translation>
    </message>
    <message>
        <source>Some servers state a wrong one: keep the file anyway, or start the download over.</source>
        <translation>Manche Server nennen eine falsche: die Datei trotzdem behalten oder den Download neu beginnen.</translation>
    </message>
    <message>
        <source>Some temporary files could not be deleted.</source>
        <translation>Einige temporäre Dateien ließen sich nicht löschen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Etwas Unerwartetes ging schief.</translation>
    </message>
    <message>
        <source>Spread them over several downloads.</source>
        <translation>Sie auf mehrere Downloads verteilen.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Noch einmal beginnen.</translation>
    </message>
    <message>
        <source>Start that program again.</source>
        <translation>Dieses Programm wieder starten.</translation>
    </message>
    <message>
        <source>Start the download over to get the new file.</source>
        <translation>Den Download neu beginnen, um die neue Datei zu bekommen.</translation>
    </message>
    <message>
        <source>Start the download over to get the right bytes.</source>
        <translation>Den Download neu beginnen, um die richtigen Bytes zu bekommen.</translation>
    </message>
    <message>
        <source>Start the download over.</source>
        <translation>Den Download neu beginnen.</translation>
    </message>
    <message>
        <source>Stored credentials can be used for the proxy only.</source>
        <translation>Gespeicherte Anmeldedaten sind nur für den Proxy möglich.</translation>
    </message>
    <message>
        <source>Stored logins are used for proxies only.</source>
        <translation>Gespeicherte Anmeldungen werden nur für Proxys verwendet.</translation>
    </message>
    <message>
        <source>The Flatpak of bitsgui has no access to the folder {folder}: what it writes there is lost. Choose one in Downloads, or give it access with flatpak override --user --filesystem={folder} {app} and start it again.</source>
        <translation>Das Flatpak von bitsgui hat keinen Zugriff auf den Ordner {folder}: Was es dort schreibt, geht verloren. Einen in „Downloads“ wählen oder Zugriff geben mit flatpak override --user --filesystem={folder} {app} und es neu starten.</translation>
    </message>
    <message>
        <source>The Metalink is larger than {most} MiB.</source>
        <translation>Der Metalink ist größer als {most} MiB.</translation>
    </message>
    <message>
        <source>The Metalink leads to {host}, another server: headers, logins and certificates are not sent there. Add its files without them.</source>
        <translation>Der Metalink führt zu {host}, einem anderen Server: Kopfzeilen, Anmeldungen und Zertifikate werden nicht dorthin gesendet. Seine Dateien ohne sie hinzufügen.</translation>
    </message>
    <message>
        <source>The User-Agent that servers are told.</source>
        <translation>Der User-Agent, der Servern genannt wird.</translation>
    </message>
    <message>
        <source>The address between the brackets is not a valid IPv6 address.</source>
        <translation>Die Adresse in den Klammern ist keine gültige IPv6-Adresse.</translation>
    </message>
    <message>
        <source>The address contains characters that cannot be encoded.</source>
        <translation>Die Adresse enthält Zeichen, die sich nicht kodieren lassen.</translation>
    </message>
    <message>
        <source>The address has no host name.</source>
        <translation>Die Adresse hat keinen Servernamen.</translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation>Die Adresse ist leer.</translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters once encoded.</source>
        <translation>Die Adresse ist kodiert länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters.</source>
        <translation>Die Adresse ist länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The address is not a file URL.</source>
        <translation>Die Adresse ist keine file-URL.</translation>
    </message>
    <message>
        <source>The address must begin with http://, https:// or file://.</source>
        <translation>Die Adresse muss mit http://, https:// oder file:// beginnen.</translation>
    </message>
    <message>
        <source>The battery saver is on.</source>
        <translation>Der Stromsparmodus ist an.</translation>
    </message>
    <message>
        <source>The certificate for the server has no private key.</source>
        <translation>Das Zertifikat für den Server hat keinen privaten Schlüssel.</translation>
    </message>
    <message>
        <source>The certificate for the server was not found.</source>
        <translation>Das Zertifikat für den Server wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The certificate is not in this store.</source>
        <translation>Das Zertifikat ist nicht in diesem Speicher.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, who is not known here and whose own certificate the server does not show.</source>
        <translation>Das Zertifikat von %1 stammt von %2: hier unbekannt, und dessen eigenes Zertifikat zeigt der Server nicht.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, whom this computer does not trust.</source>
        <translation>Das Zertifikat von %1 stammt von %2; diesem Aussteller vertraut dieser Computer nicht.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, whose own certificate expired on %3.</source>
        <translation>Das Zertifikat von %1 stammt von %2, dessen eigenes Zertifikat am %3 abgelaufen ist.</translation>
    </message>
    <message>
        <source>The certificate of %1 does not say where to look whether it was withdrawn.</source>
        <translation>Das Zertifikat von %1 sagt nicht, wo steht, ob es widerrufen wurde.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another address: %2.</source>
        <translation>Das Zertifikat von %1 gilt für eine andere Adresse: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not meant for servers.</source>
        <translation>Das Zertifikat von %1 ist nicht für Server bestimmt.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2.</source>
        <translation>Das Zertifikat von %1 gilt erst ab dem %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is too weak: it could be forged.</source>
        <translation>Das Zertifikat von %1 ist zu schwach: Es ließe sich fälschen.</translation>
    </message>
    <message>
        <source>The certificate of %1 was withdrawn by %2.</source>
        <translation>Das Zertifikat von %1 wurde von %2 widerrufen.</translation>
    </message>
    <message>
        <source>The certificate that was shown to the server has expired.</source>
        <translation>Das Zertifikat, das dem Server gezeigt wurde, ist abgelaufen.</translation>
    </message>
    <message>
        <source>The checksum list could not be asked for: %1.</source>
        <translation>Die Prüfsummenliste konnte nicht abgefragt werden: %1.</translation>
    </message>
    <message>
        <source>The checksums of its pieces are not known: download it again.</source>
        <translation>Die Prüfsummen ihrer Teilstücke sind nicht bekannt: noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The checksums of pieces are not in their order.</source>
        <translation>Die Prüfsummen der Teilstücke stehen nicht in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong, as the server says: set it, then try again.</source>
        <translation>Laut Server geht die Uhr dieses Computers falsch: die Uhr stellen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The command asks for the headers alone; there is nothing to download.</source>
        <translation>Der Befehl fragt nur nach den Kopfzeilen; da gibt es nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>The command has no link.</source>
        <translation>Der Befehl hat keinen Link.</translation>
    </message>
    <message>
        <source>The command is cut off after {option}.</source>
        <translation>Der Befehl ist nach {option} abgeschnitten.</translation>
    </message>
    <message>
        <source>The command is cut off: a quotation mark is missing.</source>
        <translation>Der Befehl ist abgeschnitten: Ein Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>The command line is too long.</source>
        <translation>Die Befehlszeile ist zu lang.</translation>
    </message>
    <message>
        <source>The command sends a file to the server, which a download cannot do.</source>
        <translation>Der Befehl sendet eine Datei an den Server, was ein Download nicht kann.</translation>
    </message>
    <message>
        <source>The command sends a form and other data at once, which curl refuses too.</source>
        <translation>Der Befehl sendet ein Formular und andere Daten zugleich, was auch curl ablehnt.</translation>
    </message>
    <message>
        <source>The command turns off the check of certificates, which a download always makes. Take -k out if that is right for you.</source>
        <translation>Der Befehl schaltet die Prüfung der Zertifikate ab, die ein Download immer macht. -k herausnehmen, wenn das recht ist.</translation>
    </message>
    <message>
        <source>The computer is in standby.</source>
        <translation>Der Computer ist im Standby.</translation>
    </message>
    <message>
        <source>The computer runs on battery.</source>
        <translation>Der Computer läuft mit Akku.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>The copy {path} differs from the file. Check the disk.</source>
        <translation>Die Kopie {path} weicht von der Datei ab. Den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The disk did not take the data.</source>
        <translation>Der Datenträger nahm die Daten nicht an.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The disk is full: %1 short, with %2 kept free.</source>
        <translation>Der Datenträger ist voll: %1 fehlen, da %2 frei bleiben sollen.</translation>
    </message>
    <message>
        <source>The disk is full: %1 short.</source>
        <translation>Der Datenträger ist voll: %1 fehlen.</translation>
    </message>
    <message>
        <source>The disk is write-protected.</source>
        <translation>Der Datenträger ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The disk of the download is not there, or does not answer.</source>
        <translation>Der Datenträger des Downloads ist nicht da oder antwortet nicht.</translation>
    </message>
    <message>
        <source>The disk with {folder} does not answer. What came of “{name}” goes once it does.</source>
        <translation>Der Datenträger mit {folder} antwortet nicht. Was von „{name}“ da ist, wird gelöscht, sobald er es tut.</translation>
    </message>
    <message>
        <source>The disk with {folder} does not answer. “{name}” is completed once it does.</source>
        <translation>Der Datenträger mit {folder} antwortet nicht. „{name}“ wird abgeschlossen, sobald er es tut.</translation>
    </message>
    <message>
        <source>The disk with {folder} is full. Free some space and try again; nothing was lost.</source>
        <translation>Der Datenträger mit {folder} ist voll. Platz schaffen und noch einmal versuchen; verloren ist nichts.</translation>
    </message>
    <message>
        <source>The download goes on by itself.</source>
        <translation>Der Download geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The download has no error.</source>
        <translation>Der Download hat keinen Fehler.</translation>
    </message>
    <message>
        <source>The download has too many files.</source>
        <translation>Der Download hat zu viele Dateien.</translation>
    </message>
    <message>
        <source>The download is in a state that does not allow this.</source>
        <translation>Der Zustand des Downloads lässt das nicht zu.</translation>
    </message>
    <message>
        <source>The download stood still.</source>
        <translation>Der Download stand still.</translation>
    </message>
    <message>
        <source>The download took longer than its time limit.</source>
        <translation>Der Download dauerte länger als seine Zeitgrenze.</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>Die Übertragung läuft nicht.</translation>
    </message>
    <message>
        <source>The engine was stopped meanwhile.</source>
        <translation>Die Übertragung wurde inzwischen beendet.</translation>
    </message>
    <message>
        <source>The engine was stopped while it started.</source>
        <translation>Die Übertragung wurde beim Start beendet.</translation>
    </message>
    <message>
        <source>The error belongs to no file.</source>
        <translation>Der Fehler gehört zu keiner Datei.</translation>
    </message>
    <message>
        <source>The error belongs to no protocol.</source>
        <translation>Der Fehler gehört zu keinem Protokoll.</translation>
    </message>
    <message>
        <source>The file cannot be read from the disk.</source>
        <translation>Die Datei lässt sich nicht vom Datenträger lesen.</translation>
    </message>
    <message>
        <source>The file does not match the checksum its server states.</source>
        <translation>Die Datei passt nicht zu der Prüfsumme, die ihr Server nennt.</translation>
    </message>
    <message>
        <source>The file is larger than the download&#x27;s size limit.</source>
        <translation>Die Datei ist größer als die Größengrenze des Downloads.</translation>
    </message>
    <message>
        <source>The file is larger than this disk&#x27;s format allows.</source>
        <translation>Die Datei ist größer, als das Format dieses Datenträgers erlaubt.</translation>
    </message>
    <message>
        <source>The file is not the one expected: its checksum differs.</source>
        <translation>Die Datei ist nicht die erwartete: Ihre Prüfsumme weicht ab.</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>Die Datei ist nicht da.</translation>
    </message>
    <message>
        <source>The file is not transferred yet.</source>
        <translation>Die Datei ist noch nicht übertragen.</translation>
    </message>
    <message>
        <source>The file is on another computer, which this system cannot open by URL.</source>
        <translation>Die Datei liegt auf einem anderen Computer; dieses System kann sie nicht über eine URL öffnen.</translation>
    </message>
    <message>
        <source>The file is whole, but nothing was compared. You can keep it unchecked.</source>
        <translation>Die Datei ist vollständig, aber nichts wurde verglichen. Sie lässt sich ungeprüft behalten.</translation>
    </message>
    <message>
        <source>The file is whole: further links to it are of no use.</source>
        <translation>Die Datei ist vollständig: Weitere Links zu ihr nützen nichts.</translation>
    </message>
    <message>
        <source>The file itself is not there any more.</source>
        <translation>Die Datei selbst ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file name is too long for this disk.</source>
        <translation>Der Dateiname ist für diesen Datenträger zu lang.</translation>
    </message>
    <message>
        <source>The file on the server has changed.</source>
        <translation>Die Datei auf dem Server hat sich geändert.</translation>
    </message>
    <message>
        <source>The file or its folder may not be written.</source>
        <translation>Die Datei oder ihr Ordner darf nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>The file was removed from the server.</source>
        <translation>Die Datei wurde vom Server entfernt.</translation>
    </message>
    <message>
        <source>The files are there already.</source>
        <translation>Die Dateien sind schon da.</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>Der Ordner ist nicht da.</translation>
    </message>
    <message>
        <source>The folder of the download is gone.</source>
        <translation>Der Ordner des Downloads ist verschwunden.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}. Choose another, or change who may write there.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: {strerror}. Einen anderen wählen oder ändern, wer dort schreiben darf.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Give yourself the right to write there, or choose another profile folder.</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden. Sich dort das Schreibrecht geben oder einen anderen Profilordner wählen.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there. Make it first.</source>
        <translation>Der Ordner {folder} ist nicht da. Ihn erst anlegen.</translation>
    </message>
    <message>
        <source>The headers of this download can only be written.</source>
        <translation>Die Kopfzeilen dieses Downloads lassen sich nur schreiben.</translation>
    </message>
    <message>
        <source>The host name contains a character or part that is not allowed.</source>
        <translation>Der Servername enthält ein Zeichen oder einen Teil, der nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>The host name contains bytes that are not text.</source>
        <translation>Der Servername enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>The hours of {entry} are none: write them as in 8-18 or 22-6.</source>
        <translation>Die Stunden in {entry} sind keine: Möglich ist etwa 8-18 oder 22-6.</translation>
    </message>
    <message>
        <source>The interval is a number of milliseconds.</source>
        <translation>Der Abstand ist eine Zahl von Millisekunden.</translation>
    </message>
    <message>
        <source>The job list in {folder} cannot be opened. Check that the folder exists, that you may read and write it and that its disk is connected.</source>
        <translation>Die Downloadliste in {folder} lässt sich nicht öffnen. Prüfen, ob der Ordner da ist, ob er sich lesen und beschreiben lässt und ob sein Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>The job list in {folder} is damaged. Quit and start the program again: the list is then restored from its last good copy.</source>
        <translation>Die Downloadliste in {folder} ist beschädigt. Das Programm beenden und wieder starten: Dann wird die Liste aus ihrer letzten guten Kopie wiederhergestellt.</translation>
    </message>
    <message>
        <source>The job list in {folder} was deleted or replaced while the program runs. Nothing can be stored there: quit, put it back if you can, then start again.</source>
        <translation>Die Downloadliste in {folder} wurde gelöscht oder ersetzt, während das Programm läuft. Dort lässt sich nichts speichern: das Programm beenden, die Liste möglichst zurücklegen und wieder starten.</translation>
    </message>
    <message>
        <source>The job list is closed because the program is ending.</source>
        <translation>Die Downloadliste ist geschlossen, weil das Programm endet.</translation>
    </message>
    <message>
        <source>The job list was damaged and there was no usable copy, so it starts empty. The damaged list is kept as {kept}.</source>
        <translation>Die Downloadliste war beschädigt, und es gab keine brauchbare Kopie; sie beginnt deshalb leer. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>The job list was damaged. It was restored from the copy of {time}; jobs and progress since then are missing. The damaged list is kept as {kept}.</source>
        <translation>Die Downloadliste war beschädigt. Sie wurde aus der Kopie vom {time} wiederhergestellt; was seither dazukam, fehlt. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>The job list was missing. It was restored from its last copy.</source>
        <translation>Die Downloadliste fehlte. Sie wurde aus ihrer letzten Kopie wiederhergestellt.</translation>
    </message>
    <message>
        <source>The largest size must be a number of bytes from 1 on.</source>
        <translation>Die Höchstgröße muss eine Zahl von Bytes ab 1 sein.</translation>
    </message>
    <message>
        <source>The last good copy is used; see the log file.</source>
        <translation>Die letzte gute Kopie wird verwendet; siehe Protokolldatei.</translation>
    </message>
    <message>
        <source>The least important entries that are written to the log.</source>
        <translation>Die unwichtigsten Einträge, die ins Protokoll kommen.</translation>
    </message>
    <message>
        <source>The limit of {network} must be a number from {low} to {high}.</source>
        <translation>Das Tempolimit von {network} muss eine Zahl von {low} bis {high} sein.</translation>
    </message>
    <message>
        <source>The link has a character that has to be escaped: {character}</source>
        <translation>Der Link hat ein Zeichen, das umgeschrieben werden muss: {character}</translation>
    </message>
    <message>
        <source>The link is passed on too often, or to a place it may not go.</source>
        <translation>Der Link wird zu oft weitergereicht oder an einen Ort, an den er nicht führen darf.</translation>
    </message>
    <message>
        <source>The link is too long for the server.</source>
        <translation>Der Link ist für den Server zu lang.</translation>
    </message>
    <message>
        <source>The link leads elsewhere, and may not be followed (HTTP {status}).</source>
        <translation>Der Link führt anderswohin, dem nicht gefolgt werden darf (HTTP {status}).</translation>
    </message>
    <message>
        <source>The link names a file that is not there.</source>
        <translation>Der Link nennt eine Datei, die nicht da ist.</translation>
    </message>
    <message>
        <source>The link names no file that this computer can open.</source>
        <translation>Der Link nennt keine Datei, die dieser Computer öffnen kann.</translation>
    </message>
    <message>
        <source>The link was sent to the wrong server.</source>
        <translation>Der Link ging an den falschen Server.</translation>
    </message>
    <message>
        <source>The list of addresses without proxy is too long.</source>
        <translation>Die Liste der Adressen ohne Proxy ist zu lang.</translation>
    </message>
    <message>
        <source>The list of downloads cannot be read.</source>
        <translation>Die Downloadliste lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: another program holds it.</source>
        <translation>Die Downloadliste in %1 lässt sich nicht schreiben: Ein anderes Programm hält sie fest.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: it is not there.</source>
        <translation>Die Downloadliste in %1 lässt sich nicht schreiben: Sie ist nicht da.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: its disk is full.</source>
        <translation>Die Downloadliste in %1 lässt sich nicht schreiben: Ihr Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the disk does not work.</source>
        <translation>Die Downloadliste in %1 lässt sich nicht schreiben: Der Datenträger arbeitet nicht.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the folder is read-only.</source>
        <translation>Die Downloadliste in %1 lässt sich nicht schreiben: Der Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The list of proxy exceptions is too long.</source>
        <translation>Die Liste der Proxy-Ausnahmen ist zu lang.</translation>
    </message>
    <message>
        <source>The log file has details.</source>
        <translation>Näheres steht in der Protokolldatei.</translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is empty; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation>Das Protokoll der Downloadliste war beschädigt. Die Liste ist leer; spätere Änderungen können fehlen. Die beschädigten Dateien liegen in {kept}.</translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is what was stored until {time}; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation>Das Protokoll der Downloadliste war beschädigt. Die Liste ist auf dem Stand von {time}; spätere Änderungen können fehlen. Die beschädigten Dateien liegen in {kept}.</translation>
    </message>
    <message>
        <source>The name of a category has 64 characters at most.</source>
        <translation>Der Name einer Kategorie hat höchstens 64 Zeichen.</translation>
    </message>
    <message>
        <source>The name of a file cannot have a colon.</source>
        <translation>Der Name einer Datei darf keinen Doppelpunkt haben.</translation>
    </message>
    <message>
        <source>The name of a file is too long.</source>
        <translation>Der Name einer Datei ist zu lang.</translation>
    </message>
    <message>
        <source>The name of the certificate store is too long.</source>
        <translation>Der Name des Zertifikatspeichers ist zu lang.</translation>
    </message>
    <message>
        <source>The name {name} cannot be used on every system; {other} can.</source>
        <translation>Der Name {name} ist nicht auf jedem System möglich; {other} ist es.</translation>
    </message>
    <message>
        <source>The name {name} leads out of the folder.</source>
        <translation>Der Name {name} führt aus dem Ordner hinaus.</translation>
    </message>
    <message>
        <source>The network interface it is to be fetched over is not there.</source>
        <translation>Die Netzwerkschnittstelle, über die es geholt werden soll, ist nicht da.</translation>
    </message>
    <message>
        <source>The network interface this download is bound to is not there.</source>
        <translation>Die Netzwerkschnittstelle, an die dieser Download gebunden ist, ist nicht da.</translation>
    </message>
    <message>
        <source>The new owner may not write the files.</source>
        <translation>Der neue Eigentümer darf die Dateien nicht schreiben.</translation>
    </message>
    <message>
        <source>The new owner sees the folder under another drive.</source>
        <translation>Der neue Eigentümer sieht den Ordner unter einem anderen Laufwerk.</translation>
    </message>
    <message>
        <source>The news of versions has a date that is yet to come. Check the clock of this computer.</source>
        <translation>Die Neuigkeiten über Versionen tragen ein Datum in der Zukunft. Die Uhr dieses Computers prüfen.</translation>
    </message>
    <message>
        <source>The news of versions has expired, so there may be newer ones that do not get here.</source>
        <translation>Die Neuigkeiten über Versionen sind abgelaufen; vielleicht gibt es neuere, die nicht ankommen.</translation>
    </message>
    <message>
        <source>The news of versions is not signed by the key it has to be signed by.</source>
        <translation>Die Neuigkeiten über Versionen sind nicht mit dem vorgesehenen Schlüssel signiert.</translation>
    </message>
    <message>
        <source>The news of versions is older than what was known already, so nothing of it counts.</source>
        <translation>Die Neuigkeiten über Versionen sind älter als das schon Bekannte, deshalb gilt nichts davon.</translation>
    </message>
    <message>
        <source>The owner is not logged on.</source>
        <translation>Der Eigentümer ist nicht angemeldet.</translation>
    </message>
    <message>
        <source>The parameters begin with the program itself.</source>
        <translation>Die Parameter beginnen mit dem Programm selbst.</translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>Das Passwort ist zu lang.</translation>
    </message>
    <message>
        <source>The path contains a NUL character.</source>
        <translation>Der Pfad enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>The path contains an escaped separator or NUL character.</source>
        <translation>Der Pfad enthält ein maskiertes Trennzeichen oder ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>The path contains bytes that are not UTF-8 text.</source>
        <translation>Der Pfad enthält Bytes, die kein UTF-8-Text sind.</translation>
    </message>
    <message>
        <source>The path contains characters that cannot be encoded.</source>
        <translation>Der Pfad enthält Zeichen, die sich nicht kodieren lassen.</translation>
    </message>
    <message>
        <source>The path is longer than {limit} characters.</source>
        <translation>Der Pfad ist länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The path must be absolute.</source>
        <translation>Der Pfad muss absolut sein.</translation>
    </message>
    <message>
        <source>The path must be absolute: a drive letter or a share.</source>
        <translation>Der Pfad muss absolut sein: ein Laufwerk oder eine Freigabe.</translation>
    </message>
    <message>
        <source>The path names an alternate data stream.</source>
        <translation>Der Pfad nennt einen alternativen Datenstrom.</translation>
    </message>
    <message>
        <source>The path of the profile folder {folder} is too long: it has {length} bytes, and may have {most}. Choose a folder with a shorter path, by --profile or BITSGUI_PROFILE.</source>
        <translation>Der Pfad des Profilordners {folder} ist zu lang: Er hat {length} Bytes und darf {most} haben. Einen Ordner mit kürzerem Pfad wählen, mit --profile oder BITSGUI_PROFILE.</translation>
    </message>
    <message>
        <source>The path {name} is not absolute: write it from the root on.</source>
        <translation>Der Pfad {name} ist nicht absolut: ihn von der Wurzel an schreiben.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>Der Port in der Adresse ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The private key in {path} belongs to another certificate.</source>
        <translation>Der private Schlüssel in {path} gehört zu einem anderen Zertifikat.</translation>
    </message>
    <message>
        <source>The private key in {path} needs its passphrase.</source>
        <translation>Der private Schlüssel in {path} braucht seine Passphrase.</translation>
    </message>
    <message>
        <source>The private key of the certificate for the server cannot be read.</source>
        <translation>Der private Schlüssel des Zertifikats für den Server kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The process that evaluates it has ended.</source>
        <translation>Der Prozess, der es auswertet, hat sich beendet.</translation>
    </message>
    <message>
        <source>The process that evaluates proxy scripts did not start.</source>
        <translation>Der Prozess, der Proxy-Skripte auswertet, ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The program is about to end.</source>
        <translation>Das Programm endet gerade.</translation>
    </message>
    <message>
        <source>The program is ending.</source>
        <translation>Das Programm wird beendet.</translation>
    </message>
    <message>
        <source>The program that checks the server&#x27;s certificate is gone.</source>
        <translation>Das Programm, das das Zertifikat des Servers prüft, ist verschwunden.</translation>
    </message>
    <message>
        <source>The proxy asks you to log in.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The proxy cannot be used.</source>
        <translation>Der Proxy ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>The proxy cannot reach the server now.</source>
        <translation>Der Proxy erreicht den Server zurzeit nicht.</translation>
    </message>
    <message>
        <source>The proxy cannot reach the server.</source>
        <translation>Der Proxy erreicht den Server nicht.</translation>
    </message>
    <message>
        <source>The proxy did not accept the connection.</source>
        <translation>Der Proxy hat keine Verbindung angenommen.</translation>
    </message>
    <message>
        <source>The proxy did not accept user and password.</source>
        <translation>Der Proxy hat Benutzername und Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The proxy did not accept your logon.</source>
        <translation>Der Proxy hat Ihre Anmeldung am Computer nicht angenommen.</translation>
    </message>
    <message>
        <source>The proxy does not let you reach this server.</source>
        <translation>Der Proxy lässt Sie nicht zu diesem Server.</translation>
    </message>
    <message>
        <source>The proxy has changed.</source>
        <translation>Der Proxy hat sich geändert.</translation>
    </message>
    <message>
        <source>The proxy in the rule for {pattern} cannot be used. {why}</source>
        <translation>Der Proxy in der Regel für {pattern} kann nicht benutzt werden. {why}</translation>
    </message>
    <message>
        <source>The proxy list is too long.</source>
        <translation>Die Proxyliste ist zu lang.</translation>
    </message>
    <message>
        <source>The proxy takes logins by Kerberos only, which is missing here.</source>
        <translation>Der Proxy nimmt Anmeldungen nur über Kerberos an, das hier fehlt.</translation>
    </message>
    <message>
        <source>The proxy takes logins by Kerberos only.</source>
        <translation>Der Proxy nimmt nur Anmeldungen durch Kerberos an.</translation>
    </message>
    <message>
        <source>The rule for {pattern} does not take {value} for {key}.</source>
        <translation>Die Regel für {pattern} nimmt {value} nicht als {key}.</translation>
    </message>
    <message>
        <source>The rule for {pattern} has a key without a certificate.</source>
        <translation>Die Regel für {pattern} hat einen Schlüssel ohne Zertifikat.</translation>
    </message>
    <message>
        <source>The rule for {pattern} is no JSON object.</source>
        <translation>Die Regel für {pattern} ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The saved passwords, cookies, headers or data of some downloads cannot be read now: the keyring is locked or missing. Unlock it and start the program again, or enter them again.</source>
        <translation>Die gespeicherten Passwörter, Cookies, Kopfzeilen oder Daten einiger Downloads lassen sich jetzt nicht lesen: Der Schlüsselbund ist gesperrt oder fehlt. Ihn entsperren und das Programm neu starten oder sie noch einmal eingeben.</translation>
    </message>
    <message>
        <source>The saved passwords, cookies, headers or data of some downloads cannot be read: their key is no longer in the keyring. Enter them again.</source>
        <translation>Die gespeicherten Passwörter, Cookies, Kopfzeilen oder Daten einiger Downloads lassen sich nicht lesen: Ihr Schlüssel ist nicht mehr im Schlüsselbund. Sie noch einmal eingeben.</translation>
    </message>
    <message>
        <source>The schedule of speed limits lets no downloads run at this hour.</source>
        <translation>Der Zeitplan für Tempolimits lässt zu dieser Stunde keine Downloads laufen.</translation>
    </message>
    <message>
        <source>The schedule of speed limits never changes: change rate_schedule instead.</source>
        <translation>Der Zeitplan für Tempolimits ändert sich nie: stattdessen rate_schedule ändern.</translation>
    </message>
    <message>
        <source>The script that names the proxy cannot be read.</source>
        <translation>Das Skript, das den Proxy nennt, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The script that names the proxy does not work.</source>
        <translation>Das Skript, das den Proxy nennt, funktioniert nicht.</translation>
    </message>
    <message>
        <source>The script that names the proxy gave no answer.</source>
        <translation>Das Skript, das den Proxy nennt, hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The secrets of this download were not kept, as there is no keyring.</source>
        <translation>Die Geheimnisse dieses Downloads wurden nicht behalten, da es keinen Schlüsselbund gibt.</translation>
    </message>
    <message>
        <source>The secure connection failed.</source>
        <translation>Die sichere Verbindung kam nicht zustande.</translation>
    </message>
    <message>
        <source>The server asks for a payment.</source>
        <translation>Der Server verlangt eine Bezahlung.</translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation>Der Server bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>The server asks you to log in.</source>
        <translation>Der Server verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server cannot do what was asked.</source>
        <translation>Der Server kann nicht, was verlangt wurde.</translation>
    </message>
    <message>
        <source>The server closed the connection too early.</source>
        <translation>Der Server hat die Verbindung zu früh geschlossen.</translation>
    </message>
    <message>
        <source>The server compresses the file in a way that is not known.</source>
        <translation>Der Server komprimiert die Datei auf unbekannte Weise.</translation>
    </message>
    <message>
        <source>The server cut the connection.</source>
        <translation>Der Server hat die Verbindung abgebrochen.</translation>
    </message>
    <message>
        <source>The server did not accept the connection.</source>
        <translation>Der Server nahm keine Verbindung an.</translation>
    </message>
    <message>
        <source>The server did not accept user and password.</source>
        <translation>Der Server hat Benutzername und Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The server did not accept your logon.</source>
        <translation>Der Server hat Ihre Anmeldung am Computer nicht angenommen.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>The server did not answer the proxy in time.</source>
        <translation>Der Server hat dem Proxy nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server does not accept the certificate it was shown.</source>
        <translation>Der Server nimmt das Zertifikat nicht an, das ihm gezeigt wurde.</translation>
    </message>
    <message>
        <source>The server does not hand out this file that way.</source>
        <translation>Auf diesem Weg gibt der Server die Datei nicht heraus.</translation>
    </message>
    <message>
        <source>The server does not let you have this file. The link may have expired.</source>
        <translation>Der Server gibt diese Datei nicht her. Vielleicht ist der Link abgelaufen.</translation>
    </message>
    <message>
        <source>The server does not say how large the file is.</source>
        <translation>Der Server sagt nicht, wie groß die Datei ist.</translation>
    </message>
    <message>
        <source>The server does not send parts of the file, so nothing of it can be kept.</source>
        <translation>Der Server sendet keine Teile der Datei, daher lässt sich nichts davon behalten.</translation>
    </message>
    <message>
        <source>The server does not speak this version of HTTP.</source>
        <translation>Der Server spricht diese HTTP-Version nicht.</translation>
    </message>
    <message>
        <source>The server does not take uploads of this kind.</source>
        <translation>Der Server nimmt Uploads dieser Art nicht an.</translation>
    </message>
    <message>
        <source>The server does not understand the request.</source>
        <translation>Der Server versteht die Anfrage nicht.</translation>
    </message>
    <message>
        <source>The server finds the request&#x27;s headers too long.</source>
        <translation>Dem Server sind die Kopfzeilen der Anfrage zu lang.</translation>
    </message>
    <message>
        <source>The server forgot the upload.</source>
        <translation>Der Server hat den Upload vergessen.</translation>
    </message>
    <message>
        <source>The server has a fault (HTTP {status}).</source>
        <translation>Der Server hat einen Fehler (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation>Der Server hat einen Fehler.</translation>
    </message>
    <message>
        <source>The server has less of the file than was there before.</source>
        <translation>Der Server hat weniger von der Datei als zuvor.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>Der Server hat keinen Platz mehr.</translation>
    </message>
    <message>
        <source>The server has no such file.</source>
        <translation>Der Server hat keine solche Datei.</translation>
    </message>
    <message>
        <source>The server has the file in no form that was asked for.</source>
        <translation>Der Server hat die Datei in keiner der verlangten Formen.</translation>
    </message>
    <message>
        <source>The server is busy or under maintenance.</source>
        <translation>Der Server ist überlastet oder wird gewartet.</translation>
    </message>
    <message>
        <source>The server is changing this file.</source>
        <translation>Der Server ändert diese Datei gerade.</translation>
    </message>
    <message>
        <source>The server lets in only those who show it a certificate.</source>
        <translation>Der Server lässt nur herein, wer ihm ein Zertifikat zeigt.</translation>
    </message>
    <message>
        <source>The server may not hand out this file for legal reasons.</source>
        <translation>Der Server darf diese Datei aus rechtlichen Gründen nicht herausgeben.</translation>
    </message>
    <message>
        <source>The server or a proxy cannot continue a file in the middle.</source>
        <translation>Der Server oder ein Proxy kann eine Datei nicht mittendrin fortsetzen.</translation>
    </message>
    <message>
        <source>The server or a proxy speaks an old form of HTTP.</source>
        <translation>Der Server oder ein Proxy spricht eine alte Form von HTTP.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not http or https.</source>
        <translation>Der Server leitet zu einer Adresse um, die nicht http oder https ist.</translation>
    </message>
    <message>
        <source>The server refused the request (HTTP {status}).</source>
        <translation>Der Server hat die Anfrage abgelehnt (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server refuses a part of the file, though all of it was asked for.</source>
        <translation>Der Server verweigert einen Teil der Datei, obwohl die ganze verlangt wurde.</translation>
    </message>
    <message>
        <source>The server refuses uploads into a folder that runs programs.</source>
        <translation>Der Server lehnt Uploads in einen Ordner ab, der Programme ausführt.</translation>
    </message>
    <message>
        <source>The server says that nothing has changed, and sends no file.</source>
        <translation>Der Server sagt, es habe sich nichts geändert, und sendet keine Datei.</translation>
    </message>
    <message>
        <source>The server sends another version of the file each time.</source>
        <translation>Der Server sendet jedes Mal eine andere Version der Datei.</translation>
    </message>
    <message>
        <source>The server sends on too often.</source>
        <translation>Der Server leitet zu oft weiter.</translation>
    </message>
    <message>
        <source>The server sent on to an address that cannot be used.</source>
        <translation>Der Server hat zu einer Adresse weitergeleitet, die sich nicht benutzen lässt.</translation>
    </message>
    <message>
        <source>The server sent on to http, where others could change it.</source>
        <translation>Der Server hat zu http weitergeleitet, wo andere es ändern könnten.</translation>
    </message>
    <message>
        <source>The server sent something other than the file. It may want you to log in.</source>
        <translation>Der Server schickte etwas anderes als die Datei. Vielleicht verlangt er eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server states a length that no file can have.</source>
        <translation>Der Server nennt eine Länge, die keine Datei haben kann.</translation>
    </message>
    <message>
        <source>The server takes logins by Kerberos only, which is missing here.</source>
        <translation>Der Server nimmt Anmeldungen nur über Kerberos an, das hier fehlt.</translation>
    </message>
    <message>
        <source>The server takes logins by Kerberos only.</source>
        <translation>Der Server nimmt nur Anmeldungen durch Kerberos an.</translation>
    </message>
    <message>
        <source>The server takes user and password unencrypted only.</source>
        <translation>Der Server nimmt Benutzername und Passwort nur unverschlüsselt.</translation>
    </message>
    <message>
        <source>The server waited too long for the request.</source>
        <translation>Der Server wartete zu lange auf die Anfrage.</translation>
    </message>
    <message>
        <source>The server wants the request a moment later.</source>
        <translation>Der Server möchte die Anfrage etwas später.</translation>
    </message>
    <message>
        <source>The server&#x27;s answer does not fit the request (HTTP {status}).</source>
        <translation>Die Antwort des Servers passt nicht zur Anfrage (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server&#x27;s answer is not complete (HTTP {status}).</source>
        <translation>Die Antwort des Servers ist nicht vollständig (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server&#x27;s answer makes no sense.</source>
        <translation>Die Antwort des Servers ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate comes from an issuer this computer does not trust.</source>
        <translation>Das Zertifikat des Servers kommt von einem Aussteller, dem dieser Computer nicht traut.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate has expired or is not valid yet.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is for another address.</source>
        <translation>Das Zertifikat des Servers gilt für eine andere Adresse.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is not meant for servers.</source>
        <translation>Das Zertifikat des Servers ist nicht für Server gedacht.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate was withdrawn.</source>
        <translation>Das Zertifikat des Servers wurde widerrufen.</translation>
    </message>
    <message>
        <source>The server&#x27;s encryption is too old to be secure.</source>
        <translation>Die Verschlüsselung des Servers ist zu alt, um sicher zu sein.</translation>
    </message>
    <message>
        <source>The server&#x27;s name was not found.</source>
        <translation>Der Name des Servers wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The system lets no downloads run now.</source>
        <translation>Das System lässt jetzt keine Downloads laufen.</translation>
    </message>
    <message>
        <source>The user name is too long.</source>
        <translation>Der Benutzername ist zu lang.</translation>
    </message>
    <message>
        <source>The wanted parts overlap.</source>
        <translation>Die gewünschten Teile überschneiden sich.</translation>
    </message>
    <message>
        <source>There are more rules than a category may have.</source>
        <translation>Das sind mehr Regeln, als eine Kategorie haben kann.</translation>
    </message>
    <message>
        <source>There are too many downloads on this computer.</source>
        <translation>Auf diesem Computer gibt es zu viele Downloads.</translation>
    </message>
    <message>
        <source>There can be {count} accepted certificates at most.</source>
        <translation>Es kann höchstens {count} angenommene Zertifikate geben.</translation>
    </message>
    <message>
        <source>There can be {count} networks at most.</source>
        <translation>Es können höchstens {count} Netze sein.</translation>
    </message>
    <message>
        <source>There can be {count} rules at most.</source>
        <translation>Es kann höchstens {count} Regeln geben.</translation>
    </message>
    <message>
        <source>There can be {count} servers at most.</source>
        <translation>Es können höchstens {count} Server sein.</translation>
    </message>
    <message>
        <source>There is a category of this name already.</source>
        <translation>Eine Kategorie dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is no access flag {flags}.</source>
        <translation>Es gibt kein Zugriffsmerkmal {flags}.</translation>
    </message>
    <message>
        <source>There is no certificate store {store}.</source>
        <translation>Es gibt keinen Zertifikatspeicher {store}.</translation>
    </message>
    <message>
        <source>There is no description in this language.</source>
        <translation>In dieser Sprache gibt es keine Beschreibung.</translation>
    </message>
    <message>
        <source>There is no file in the Metalink.</source>
        <translation>Im Metalink steht keine Datei.</translation>
    </message>
    <message>
        <source>There is no file property {property_id}.</source>
        <translation>Es gibt keine Dateieigenschaft {property_id}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>There is no flag {flags} here.</source>
        <translation>Hier gibt es kein Merkmal {flags}.</translation>
    </message>
    <message>
        <source>There is no flag {value} here.</source>
        <translation>Hier gibt es kein Merkmal {value}.</translation>
    </message>
    <message>
        <source>There is no priority {priority}.</source>
        <translation>Es gibt keine Priorität {priority}.</translation>
    </message>
    <message>
        <source>There is no program to run.</source>
        <translation>Es ist kein Programm angegeben.</translation>
    </message>
    <message>
        <source>There is no property {property_id}.</source>
        <translation>Es gibt keine Eigenschaft {property_id}.</translation>
    </message>
    <message>
        <source>There is no proxy usage {usage}.</source>
        <translation>Es gibt keine Proxy-Verwendung {usage}.</translation>
    </message>
    <message>
        <source>There is no room in {folder} for a copy of {path}.</source>
        <translation>In {folder} ist kein Platz für eine Kopie von {path}.</translation>
    </message>
    <message>
        <source>There is no schedule of speed limits to change: set rate_limit instead.</source>
        <translation>Es gibt keinen Zeitplan für Tempolimits, von dem abzuweichen wäre: stattdessen rate_limit setzen.</translation>
    </message>
    <message>
        <source>There is no setting {name}.</source>
        <translation>Es gibt keine Einstellung {name}.</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>Es gibt keine solche Kategorie.</translation>
    </message>
    <message>
        <source>There is no such download in the queue.</source>
        <translation>In der Warteschlange gibt es keinen solchen Download.</translation>
    </message>
    <message>
        <source>There is no such download.</source>
        <translation>Es gibt keinen solchen Download.</translation>
    </message>
    <message>
        <source>There is no such icon.</source>
        <translation>Es gibt kein solches Symbol.</translation>
    </message>
    <message>
        <source>There is no such place for certificate stores here.</source>
        <translation>Einen solchen Ort für Zertifikatspeicher gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such rule for redirects.</source>
        <translation>Es gibt keine solche Regel für Umleitungen.</translation>
    </message>
    <message>
        <source>There is no such scheme.</source>
        <translation>Es gibt kein solches Schema.</translation>
    </message>
    <message>
        <source>There is no such target.</source>
        <translation>Es gibt kein solches Ziel.</translation>
    </message>
    <message>
        <source>There is no text in that language.</source>
        <translation>In dieser Sprache gibt es keinen Text.</translation>
    </message>
    <message>
        <source>There is not enough memory for the job list. Close other programs and try again.</source>
        <translation>Der Speicher reicht nicht für die Downloadliste. Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is nothing in {path} to go on with.</source>
        <translation>In {path} ist nichts, womit es weitergehen könnte.</translation>
    </message>
    <message>
        <source>There is nothing to download in this job.</source>
        <translation>In diesem Auftrag gibt es nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>Es gibt nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>There may be {per_machine} jobs at most.</source>
        <translation>Es kann höchstens {per_machine} Aufträge geben.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Es war nichts zu tun.</translation>
    </message>
    <message>
        <source>These are several commands. Add one at a time.</source>
        <translation>Das sind mehrere Befehle. Einen nach dem anderen hinzufügen.</translation>
    </message>
    <message>
        <source>This can be set only before the download is started for the first time.</source>
        <translation>Das lässt sich nur setzen, bevor der Download zum ersten Mal gestartet ist.</translation>
    </message>
    <message>
        <source>This can be set only before the first file is added.</source>
        <translation>Das lässt sich nur setzen, bevor die erste Datei hinzugefügt ist.</translation>
    </message>
    <message>
        <source>This can only be read.</source>
        <translation>Das lässt sich nur lesen.</translation>
    </message>
    <message>
        <source>This cannot be called.</source>
        <translation>Das lässt sich nicht aufrufen.</translation>
    </message>
    <message>
        <source>This cannot be changed while the download runs.</source>
        <translation>Das lässt sich nicht ändern, während der Download läuft.</translation>
    </message>
    <message>
        <source>This cannot be done from another computer.</source>
        <translation>Das geht nicht von einem anderen Computer aus.</translation>
    </message>
    <message>
        <source>This computer has no way to the internet.</source>
        <translation>Dieser Computer hat keinen Weg ins Internet.</translation>
    </message>
    <message>
        <source>This does not go together with another HTTP method than GET.</source>
        <translation>Das geht nur mit der HTTP-Methode GET.</translation>
    </message>
    <message>
        <source>This download belongs to another user.</source>
        <translation>Dieser Download gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>This download has ended.</source>
        <translation>Dieser Download ist zu Ende.</translation>
    </message>
    <message>
        <source>This download has no error.</source>
        <translation>Dieser Download hat keinen Fehler.</translation>
    </message>
    <message>
        <source>This download has not ended yet: wait until all of it is there.</source>
        <translation>Dieser Download ist noch nicht zu Ende: warten, bis alles da ist.</translation>
    </message>
    <message>
        <source>This download is being removed.</source>
        <translation>Dieser Download wird gerade entfernt.</translation>
    </message>
    <message>
        <source>This download is not in the list any more.</source>
        <translation>Dieser Download ist nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>This file is not in the job any more.</source>
        <translation>Diese Datei ist nicht mehr im Auftrag.</translation>
    </message>
    <message>
        <source>This international host name cannot be converted; use its xn-- form instead.</source>
        <translation>Dieser internationale Servername lässt sich nicht umwandeln; seine xn---Form verwenden.</translation>
    </message>
    <message>
        <source>This is either on or off.</source>
        <translation>Das ist entweder an oder aus.</translation>
    </message>
    <message>
        <source>This is no Metalink.</source>
        <translation>Das ist kein Metalink.</translation>
    </message>
    <message>
        <source>This is no Metalink: line {line} cannot be read ({reason}).</source>
        <translation>Das ist kein Metalink: Zeile {line} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>This is no file type.</source>
        <translation>Das ist kein Dateityp.</translation>
    </message>
    <message>
        <source>This is no pattern of links.</source>
        <translation>Das ist kein Muster für Links.</translation>
    </message>
    <message>
        <source>This is no proxy. Write one as in http://proxy.example.org:8080.</source>
        <translation>Das ist kein Proxy. Möglich ist etwa http://proxy.example.org:8080.</translation>
    </message>
    <message>
        <source>This is no valid size limit.</source>
        <translation>Das ist keine gültige Größengrenze.</translation>
    </message>
    <message>
        <source>This is not a cURL command.</source>
        <translation>Das ist kein cURL-Befehl.</translation>
    </message>
    <message>
        <source>This is not a valid link.</source>
        <translation>Das ist kein gültiger Link.</translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation>Das ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>This is not supported.</source>
        <translation>Das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This is not the name of an HTTP method.</source>
        <translation>Das ist kein Name einer HTTP-Methode.</translation>
    </message>
    <message>
        <source>This is not the passphrase of the private key in {path}.</source>
        <translation>Das ist nicht die Passphrase des privaten Schlüssels in {path}.</translation>
    </message>
    <message>
        <source>This must be a date and a time with its zone.</source>
        <translation>Hier sind Datum und Uhrzeit mit Zeitzone nötig.</translation>
    </message>
    <message>
        <source>This must be a number of seconds from 0 on.</source>
        <translation>Hier ist eine Zahl von Sekunden ab 0 nötig.</translation>
    </message>
    <message>
        <source>This network is metered, so this download waits for another one.</source>
        <translation>Dieses Netz ist getaktet; der Download wartet auf ein anderes.</translation>
    </message>
    <message>
        <source>This network wants you to log in first.</source>
        <translation>Dieses Netz verlangt erst eine Anmeldung.</translation>
    </message>
    <message>
        <source>This pattern stands for {count} links; {limit} at once are the most.</source>
        <translation>Dieses Muster steht für {count} Links; {limit} auf einmal sind das Höchste.</translation>
    </message>
    <message>
        <source>This profile was written by a newer version of the program (format {version}, this program knows up to {newest}). Nothing was changed. Install the newer version again, or start with another profile folder.</source>
        <translation>Dieses Profil wurde von einer neueren Version des Programms geschrieben (Format {version}, dieses Programm kennt bis {newest}). Nichts wurde geändert. Die neuere Version wieder installieren oder mit einem anderen Profilordner starten.</translation>
    </message>
    <message>
        <source>This program may not read {path}.</source>
        <translation>Dieses Programm darf {path} nicht lesen.</translation>
    </message>
    <message>
        <source>This program may not run in the background.</source>
        <translation>Dieses Programm darf nicht im Hintergrund laufen.</translation>
    </message>
    <message>
        <source>This property cannot be changed once the download has started.</source>
        <translation>Diese Eigenschaft lässt sich nicht mehr ändern, sobald der Download begonnen hat.</translation>
    </message>
    <message>
        <source>This property cannot be changed once there are files.</source>
        <translation>Diese Eigenschaft lässt sich nicht mehr ändern, sobald Dateien da sind.</translation>
    </message>
    <message>
        <source>This property cannot be changed.</source>
        <translation>Diese Eigenschaft lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>This property is for downloads only.</source>
        <translation>Diese Eigenschaft gilt nur für Downloads.</translation>
    </message>
    <message>
        <source>This property is not known.</source>
        <translation>Diese Eigenschaft ist nicht bekannt.</translation>
    </message>
    <message>
        <source>This text is longer than {limit} characters.</source>
        <translation>Dieser Text ist länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>This version does not offer that.</source>
        <translation>Diese Version bietet das nicht.</translation>
    </message>
    <message>
        <source>This way to log in is not known.</source>
        <translation>Diese Art der Anmeldung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Too many parts of one file are wanted.</source>
        <translation>Es werden zu viele Teile einer Datei verlangt.</translation>
    </message>
    <message>
        <source>Try again later, or ask whoever runs the server.</source>
        <translation>Es später noch einmal versuchen oder beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>Try again later, or leave out the look for withdrawn certificates.</source>
        <translation>Es später noch einmal versuchen oder nicht nach widerrufenen Zertifikaten sehen.</translation>
    </message>
    <message>
        <source>Try again later, or use another link.</source>
        <translation>Es später noch einmal versuchen oder einen anderen Link nehmen.</translation>
    </message>
    <message>
        <source>Two ranges overlap.</source>
        <translation>Zwei Bereiche überschneiden sich.</translation>
    </message>
    <message>
        <source>Use GET.</source>
        <translation>GET verwenden.</translation>
    </message>
    <message>
        <source>Use another network or another link.</source>
        <translation>Ein anderes Netz oder einen anderen Link verwenden.</translation>
    </message>
    <message>
        <source>Use another network, or let it use this one once.</source>
        <translation>Ein anderes Netz nutzen oder dieses für den Download einmal erlauben.</translation>
    </message>
    <message>
        <source>Use another source.</source>
        <translation>Eine andere Quelle verwenden.</translation>
    </message>
    <message>
        <source>Use one that begins with http, https or file.</source>
        <translation>Einen verwenden, der mit http, https oder file beginnt.</translation>
    </message>
    <message>
        <source>Use your logon to this computer if it is known there.</source>
        <translation>Die eigene Anmeldung an diesem Computer verwenden, wenn sie dort bekannt ist.</translation>
    </message>
    <message>
        <source>User and password do not belong in a list of proxies. Give them as its login.</source>
        <translation>Benutzername und Passwort gehören nicht in eine Liste von Proxys. Sie sind als deren Anmeldung anzugeben.</translation>
    </message>
    <message>
        <source>User name and password are needed.</source>
        <translation>Benutzername und Passwort sind nötig.</translation>
    </message>
    <message>
        <source>User or password were not accepted.</source>
        <translation>Benutzername oder Passwort wurden nicht angenommen.</translation>
    </message>
    <message>
        <source>Wait until it does.</source>
        <translation>Warten, bis es das tut.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Wait until the file is whole, then check it.</source>
        <translation>Warten, bis die Datei ganz da ist, dann prüfen.</translation>
    </message>
    <message>
        <source>Waiting while a game is in front.</source>
        <translation>Wartet, solange ein Spiel im Vordergrund ist.</translation>
    </message>
    <message>
        <source>Wake it up.</source>
        <translation>Ihn aufwecken.</translation>
    </message>
    <message>
        <source>What happens when a file of the name is there already.</source>
        <translation>Was geschieht, wenn schon eine Datei dieses Namens da ist.</translation>
    </message>
    <message>
        <source>What holds for single servers instead, as JSON: a server and what it has.</source>
        <translation>Was für einzelne Server stattdessen gilt, als JSON: ein Server und was er hat.</translation>
    </message>
    <message>
        <source>What holds instead until the schedule changes next.</source>
        <translation>Was stattdessen gilt, bis der Zeitplan sich das nächste Mal ändert.</translation>
    </message>
    <message>
        <source>What is accepted of {place} is no SHA-256.</source>
        <translation>Was für {place} angenommen ist, ist kein SHA-256.</translation>
    </message>
    <message>
        <source>What is at the address is no news of versions.</source>
        <translation>Was unter der Adresse steht, sind keine Neuigkeiten über Versionen.</translation>
    </message>
    <message>
        <source>What is run must not depend on a download.</source>
        <translation>Welches Programm läuft, darf nicht von einem Download abhängen.</translation>
    </message>
    <message>
        <source>What may be run, where that is chosen, when all downloads are done.</source>
        <translation>Was laufen darf, wenn es so gewählt ist und alle Downloads fertig sind.</translation>
    </message>
    <message>
        <source>What rests while the machine saves power.</source>
        <translation>Was ruht, solange das Gerät Energie spart.</translation>
    </message>
    <message>
        <source>What rests while there is no mains power.</source>
        <translation>Was ruht, solange kein Netzstrom da ist.</translation>
    </message>
    <message>
        <source>What the link names cannot be copied.</source>
        <translation>Was der Link nennt, lässt sich nicht kopieren.</translation>
    </message>
    <message>
        <source>What the server sends is damaged.</source>
        <translation>Was der Server schickt, ist beschädigt.</translation>
    </message>
    <message>
        <source>What was stored of files that were being moved was damaged: {names}. Each is in its old folder or in its new one. The damaged list is kept as {kept}.</source>
        <translation>Was über Dateien gespeichert war, die gerade verschoben wurden, war beschädigt: {names}. Jede liegt in ihrem alten oder in ihrem neuen Ordner. Die beschädigte Liste liegt in {kept}.</translation>
    </message>
    <message>
        <source>Where the news of newer versions is.</source>
        <translation>Wo die Neuigkeiten über neuere Versionen stehen.</translation>
    </message>
    <message>
        <source>Whether Metalinks are followed, and mirrors used that servers tell of.</source>
        <translation>Ob Metalinks gefolgt wird und Spiegel benutzt werden, die Server nennen.</translation>
    </message>
    <message>
        <source>Whether a checksum file beside the file on the server is looked for.</source>
        <translation>Ob auf dem Server neben der Datei nach einer Prüfsummendatei gesucht wird.</translation>
    </message>
    <message>
        <source>Whether a download may start a program when it ends.</source>
        <translation>Ob ein Download an seinem Ende ein Programm starten darf.</translation>
    </message>
    <message>
        <source>Whether a download waits for a folder that has vanished.</source>
        <translation>Ob ein Download auf einen verschwundenen Ordner wartet.</translation>
    </message>
    <message>
        <source>Whether a download waits for room when the disk is full.</source>
        <translation>Ob ein Download auf Platz wartet, wenn der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>Whether a file that cannot be fetched in parts is fetched.</source>
        <translation>Ob eine Datei geladen wird, die sich nicht in Teilen holen lässt.</translation>
    </message>
    <message>
        <source>Whether a file whose size the server does not tell is fetched.</source>
        <translation>Ob eine Datei geladen wird, deren Größe der Server nicht nennt.</translation>
    </message>
    <message>
        <source>Whether a web page in place of another kind of file is refused.</source>
        <translation>Ob eine Webseite anstelle einer anderen Datei abgelehnt wird.</translation>
    </message>
    <message>
        <source>Whether closing the window leaves the program in the tray, if there is one.</source>
        <translation>Ob das Programm beim Schließen des Fensters im Infobereich bleibt, wenn es einen gibt.</translation>
    </message>
    <message>
        <source>Whether defaults are those for people (app) or those of the job interface (api).</source>
        <translation>Ob Vorgaben die für Menschen (app) oder die der Auftragsschnittstelle (api) sind.</translation>
    </message>
    <message>
        <source>Whether downloads go on when the program starts, or wait paused.</source>
        <translation>Ob Downloads beim Programmstart weitergehen oder angehalten warten.</translation>
    </message>
    <message>
        <source>Whether files get their names by themselves once all are there.</source>
        <translation>Ob Dateien ihre Namen von selbst bekommen, sobald alle da sind.</translation>
    </message>
    <message>
        <source>Whether links are taken whose spaces and the like have yet to be escaped.</source>
        <translation>Ob Links genommen werden, deren Leerzeichen und Ähnliches noch umzuschreiben sind.</translation>
    </message>
    <message>
        <source>Whether such a notification may be heard.</source>
        <translation>Ob eine solche Benachrichtigung zu hören sein darf.</translation>
    </message>
    <message>
        <source>Whether the desktop tells of downloads that are finished.</source>
        <translation>Ob der Desktop fertige Downloads meldet.</translation>
    </message>
    <message>
        <source>Whether the desktop tells of downloads that need a person.</source>
        <translation>Ob der Desktop Downloads meldet, die einen Eingriff brauchen.</translation>
    </message>
    <message>
        <source>Whether the window asks before it leaves running downloads.</source>
        <translation>Ob das Fenster fragt, bevor es laufende Downloads verlässt.</translation>
    </message>
    <message>
        <source>Whether the window asks once a day for news of newer versions.</source>
        <translation>Ob das Fenster einmal am Tag nach Neuigkeiten über neuere Versionen fragt.</translation>
    </message>
    <message>
        <source>Whether the window offers to add links to files when they are copied.</source>
        <translation>Ob das Fenster anbietet, kopierte Links auf Dateien hinzuzufügen.</translation>
    </message>
    <message>
        <source>Whoever runs the server should have it show the whole chain of its certificates.</source>
        <translation>Der Betreiber sollte den Server die ganze Kette seiner Zertifikate zeigen lassen.</translation>
    </message>
    <message>
        <source>Write a link without a login, or the full path of a file.</source>
        <translation>Einen Link ohne Anmeldedaten oder den vollständigen Pfad einer Datei eingeben.</translation>
    </message>
    <message>
        <source>Write the program with its whole path.</source>
        <translation>Das Programm mit seinem ganzen Pfad schreiben.</translation>
    </message>
    <message>
        <source>You have no ticket of Kerberos for the proxy.</source>
        <translation>Sie haben kein Kerberos-Ticket für den Proxy.</translation>
    </message>
    <message>
        <source>You have no ticket of Kerberos for the server.</source>
        <translation>Sie haben kein Kerberos-Ticket für den Server.</translation>
    </message>
    <message>
        <source>You have too many downloads.</source>
        <translation>Es sind zu viele Downloads.</translation>
    </message>
    <message>
        <source>You may not write to the folder {folder}. Choose another, or change who may write there.</source>
        <translation>In den Ordner {folder} darf nicht geschrieben werden. Einen anderen wählen oder ändern, wer dort schreiben darf.</translation>
    </message>
    <message>
        <source>in the program behind the server</source>
        <translation>im Programm hinter dem Server</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>kein Fehler</translation>
    </message>
    <message>
        <source>the place is not known</source>
        <translation>der Ort ist nicht bekannt</translation>
    </message>
    <message>
        <source>while checking the server&#x27;s certificate</source>
        <translation>beim Prüfen des Serverzertifikats</translation>
    </message>
    <message>
        <source>while connecting to the server</source>
        <translation>beim Verbinden mit dem Server</translation>
    </message>
    <message>
        <source>while fetching the remote file</source>
        <translation>beim Laden der entfernten Datei</translation>
    </message>
    <message>
        <source>while managing the queue</source>
        <translation>beim Verwalten der Warteschlange</translation>
    </message>
    <message>
        <source>while telling another program</source>
        <translation>beim Benachrichtigen eines anderen Programms</translation>
    </message>
    <message>
        <source>while writing or reading the local file</source>
        <translation>beim Schreiben oder Lesen der lokalen Datei</translation>
    </message>
    <message>
        <source>{address} is no address of one computer.</source>
        <translation>{address} ist keine Adresse eines einzelnen Rechners.</translation>
    </message>
    <message>
        <source>{compared} of the {there} bytes in {path} were compared with the server, and all of them are right. Only the checksum of the whole file would prove the others.</source>
        <translation>{compared} der {there} Bytes in {path} wurden mit dem Server verglichen und sind alle richtig. Die übrigen würde nur die Prüfsumme der ganzen Datei beweisen.</translation>
    </message>
    <message>
        <source>{count} files lie unfinished in {folder} and are not in the list. To go on with one, add its link, and under More the file there as the part you already have.</source>
        <translation>{count} Dateien liegen unfertig in {folder} und stehen nicht in der Liste. So geht es mit einer weiter: den Link hinzufügen und unter „Mehr“ die Datei dort als den Teil angeben, den es schon gibt.</translation>
    </message>
    <message>
        <source>{entry} is no entry of a schedule: write days, hours and a speed, as in {example}</source>
        <translation>{entry} ist kein Eintrag eines Zeitplans: Tage, Stunden und ein Tempo angeben wie in {example}</translation>
    </message>
    <message>
        <source>{entry} is no host. Write them as in *.example.org, 192.168.* or 10.0.0.0/8.</source>
        <translation>{entry} bezeichnet keinen Rechner. Möglich ist etwa *.example.org, 192.168.* oder 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>{entry} is no proxy. Write one as in proxy.example.org:8080 or socks5://10.0.0.1:1080.</source>
        <translation>{entry} ist kein Proxy. Möglich ist etwa proxy.example.org:8080 oder socks5://10.0.0.1:1080.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another.</source>
        <translation>{folder} ist kein Ordner. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>{link} cannot be a mirror of an encrypted link without a SHA-256 checksum: somebody on the way could change what it sends.</source>
        <translation>{link} kann ohne SHA-256-Prüfsumme kein Spiegel eines verschlüsselten Links sein: Jemand unterwegs könnte ändern, was er sendet.</translation>
    </message>
    <message>
        <source>{link} cannot be a mirror: it is no web address.</source>
        <translation>{link} kann kein Spiegel sein: Das ist keine Webadresse.</translation>
    </message>
    <message>
        <source>{link} has another file by now, a newer version perhaps.</source>
        <translation>{link} hat inzwischen eine andere Datei, vielleicht eine neuere Fassung.</translation>
    </message>
    <message>
        <source>{link}: {reason}</source>
        <translation>{link}: {reason}</translation>
    </message>
    <message>
        <source>{name} does not take {value}.</source>
        <translation>{name} nimmt {value} nicht an.</translation>
    </message>
    <message>
        <source>{name} has no link of http or https.</source>
        <translation>{name} hat keinen Link mit http oder https.</translation>
    </message>
    <message>
        <source>{name} is listed twice.</source>
        <translation>{name} ist zweimal aufgeführt.</translation>
    </message>
    <message>
        <source>{name} is no placeholder.</source>
        <translation>{name} ist kein Platzhalter.</translation>
    </message>
    <message>
        <source>{name} lies unfinished in {folder} and is not in the list. To go on with it, add its link, and under More its SHA-256 checksum and {path} as the part you already have.</source>
        <translation>{name} liegt unfertig in {folder} und steht nicht in der Liste. So geht es weiter: den Link hinzufügen und unter „Mehr“ die SHA-256-Prüfsumme angeben und {path} als den Teil, den es schon gibt.</translation>
    </message>
    <message>
        <source>{name} lies unfinished in {folder} and is not in the list. To go on with it, add its link, and under More {path} as the part you already have.</source>
        <translation>{name} liegt unfertig in {folder} und steht nicht in der Liste. So geht es weiter: den Link hinzufügen und unter „Mehr“ {path} als den Teil angeben, den es schon gibt.</translation>
    </message>
    <message>
        <source>{name} must be between {low} and {high}.</source>
        <translation>{name} muss zwischen {low} und {high} liegen.</translation>
    </message>
    <message>
        <source>{name} takes one line without control characters.</source>
        <translation>{name} nimmt eine Zeile ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>{name} takes one of {words}.</source>
        <translation>{name} nimmt einen dieser Werte: {words}.</translation>
    </message>
    <message>
        <source>{network} has two limits.</source>
        <translation>{network} hat zwei Tempolimits.</translation>
    </message>
    <message>
        <source>{network} is no name of a network.</source>
        <translation>{network} ist kein Name eines Netzes.</translation>
    </message>
    <message>
        <source>{part} belongs to another download.</source>
        <translation>{part} gehört zu einem anderen Download.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}).</source>
        <translation>{path} kann nicht gelesen werden ({why}).</translation>
    </message>
    <message>
        <source>{path} changed while it was copied.</source>
        <translation>{path} hat sich beim Kopieren geändert.</translation>
    </message>
    <message>
        <source>{path} holds no certificate.</source>
        <translation>{path} enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>{path} holds no certificates that can be read.</source>
        <translation>{path} enthält keine lesbaren Zertifikate.</translation>
    </message>
    <message>
        <source>{path} holds no private key.</source>
        <translation>{path} enthält keinen privaten Schlüssel.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose another name.</source>
        <translation>{path} ist ein Ordner. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{path} is another file now.</source>
        <translation>{path} ist jetzt eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} is none of the files in which aria2 notes what is there.</source>
        <translation>{path} ist keine der Dateien, in denen aria2 festhält, was schon da ist.</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} ist keine Datei.</translation>
    </message>
    <message>
        <source>{path} is not the beginning of what the link leads to.</source>
        <translation>{path} ist nicht der Anfang dessen, wohin der Link führt.</translation>
    </message>
    <message>
        <source>{path} is taken, but was not tried: it cannot be read now. {why}</source>
        <translation>{path} ist gesetzt, wurde aber nicht ausprobiert: Es lässt sich gerade nicht lesen. {why}</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} ist schon da.</translation>
    </message>
    <message>
        <source>{path}: {reason} {why}</source>
        <translation>{path}: {reason} {why}</translation>
    </message>
    <message>
        <source>{pattern} has two rules.</source>
        <translation>Für {pattern} gibt es zwei Regeln.</translation>
    </message>
    <message>
        <source>{pattern} is no server. {why}</source>
        <translation>{pattern} ist kein Server. {why}</translation>
    </message>
    <message>
        <source>{place} is no server with its port.</source>
        <translation>{place} ist kein Server mit seinem Port.</translation>
    </message>
    <message>
        <source>{place} is no server.</source>
        <translation>{place} ist kein Server.</translation>
    </message>
    <message>
        <source>{reason} Give it with the certificate: in Preferences, or --passphrase-file.</source>
        <translation>{reason} Diese beim Zertifikat angeben: in den Einstellungen oder mit --passphrase-file.</translation>
    </message>
    <message>
        <source>{reason} Its files are in {folder}; nothing else was changed.</source>
        <translation>{reason} Die Dateien sind in {folder}; sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{reason} “{name}” is left as it was.</source>
        <translation>{reason} „{name}“ bleibt, wie es war.</translation>
    </message>
    <message>
        <source>{settled} has its name already; {name} is a download of its own.</source>
        <translation>{settled} hat schon seinen Namen; {name} ist ein eigener Download.</translation>
    </message>
    <message>
        <source>{settled} is finished; with another checksum it is a download of its own.</source>
        <translation>{settled} ist fertig; mit anderer Prüfsumme ist es ein eigener Download.</translation>
    </message>
    <message>
        <source>{text} is neither the name of a network interface, such as tun0, nor an address of this computer.</source>
        <translation>{text} ist weder der Name einer Netzwerkschnittstelle wie tun0 noch eine Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>{text} is no length of pieces.</source>
        <translation>{text} ist keine Länge von Teilstücken.</translation>
    </message>
    <message>
        <source>{text} is no size.</source>
        <translation>{text} ist keine Größe.</translation>
    </message>
    <message>
        <source>{text} is no {kind} checksum.</source>
        <translation>{text} ist keine {kind}-Prüfsumme.</translation>
    </message>
    <message>
        <source>{until} is no time.</source>
        <translation>{until} ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>{value} is not a set of cost states.</source>
        <translation>{value} ist keine Menge von Kostenzuständen.</translation>
    </message>
    <message>
        <source>{what} is no speed: write full, pause, or a rate as in 500k.</source>
        <translation>{what} ist kein Tempo: full, pause oder ein Tempo wie 500k angeben.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T. %2 Std.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>on %2 at %1</source>
        <translation>am %2 um %1</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>%1 %2 to %3: %4</source>
        <translation>%1 %2 bis %3: %4</translation>
    </message>
    <message>
        <source>%1 (left out: it has another file)</source>
        <translation>%1 (ausgelassen: hat eine andere Datei)</translation>
    </message>
    <message>
        <source>%1 (left out: it may have sent wrong bytes)</source>
        <translation>%1 (ausgelassen: hat vielleicht falsche Bytes gesendet)</translation>
    </message>
    <message>
        <source>%1 (left out: it sent wrong bytes)</source>
        <translation>%1 (ausgelassen: hat falsche Bytes gesendet)</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Press other keys, or take it from there.</source>
        <translation>%1 gehört zu „%2“. Andere Tasten drücken oder sie dort wegnehmen.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 came from here.</source>
        <translation>%1 kamen von hier.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 does not accept the connection.</source>
        <translation>%1 nimmt keine Verbindung an.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 has another file in place of %2 and is asked no more</source>
        <translation>%1 hat eine andere Datei als %2 und wird nicht mehr gefragt</translation>
    </message>
    <message>
        <source>%1 has been downloaded already.</source>
        <translation>%1 wurde schon heruntergeladen.</translation>
    </message>
    <message>
        <source>%1 is as its server lists it in %3 (%2)</source>
        <translation>%1 ist so, wie der Server es in %3 angibt (%2)</translation>
    </message>
    <message>
        <source>%1 is in the list already, with another link.</source>
        <translation>%1 steht schon in der Liste, mit einem anderen Link.</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 steht schon in der Liste.</translation>
    </message>
    <message>
        <source>%1 is in this folder already.</source>
        <translation>%1 ist schon in diesem Ordner.</translation>
    </message>
    <message>
        <source>%1 is no link that begins with http:// or https://.</source>
        <translation>%1 ist kein Link, der mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>%1 is not a text file.</source>
        <translation>%1 ist keine Textdatei.</translation>
    </message>
    <message>
        <source>%1 is too large for a list of links.</source>
        <translation>%1 ist zu groß für eine Linkliste.</translation>
    </message>
    <message>
        <source>%1 links cannot be downloaded: %2</source>
        <translation>%1-Links lassen sich nicht herunterladen: %2</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 brauchen einen Eingriff</translation>
    </message>
    <message>
        <source>%1 needs attention</source>
        <translation>%1 braucht einen Eingriff</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation>%1 von %2 angekreuzt</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>%1 of %2 files are right.</source>
        <translation>%1 von %2 Dateien sind in Ordnung.</translation>
    </message>
    <message>
        <source>%1 of about %2</source>
        <translation>%1 von etwa %2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 von mindestens %2</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>im Mittel %1, höchstens %2</translation>
    </message>
    <message>
        <source>%1 on average. How the speed changed is no longer known.</source>
        <translation>Im Mittel %1. Wie das Tempo schwankte, ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>%1 sent wrong bytes of %2 and is asked no more</source>
        <translation>%1 hat falsche Bytes von %2 gesendet und wird nicht mehr gefragt</translation>
    </message>
    <message>
        <source>%1 short</source>
        <translation>%1 fehlen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 wartend</translation>
    </message>
    <message>
        <source>%1 was checked</source>
        <translation>%1 wurde geprüft</translation>
    </message>
    <message>
        <source>%1 was copied.</source>
        <translation>%1 wurde kopiert.</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, vor %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1, size unknown</source>
        <translation>%1, Größe unbekannt</translation>
    </message>
    <message>
        <source>%1; attempt %2, next try at %3</source>
        <translation>%1; Versuch %2, nächster um %3</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n Download</numerusform>
            <numerusform>%n Downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are finished</source>
        <translation>
            <numerusform>%n Download ist fertig</numerusform>
            <numerusform>%n Downloads sind fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) go on when you start bitsgui again.</source>
        <translation>
            <numerusform>%n Download geht weiter, wenn bitsgui wieder startet.</numerusform>
            <numerusform>%n Downloads gehen weiter, wenn bitsgui wieder startet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) in it stay, without a category.</source>
        <translation>
            <numerusform>%n Download darin bleibt erhalten, ohne Kategorie.</numerusform>
            <numerusform>%n Downloads darin bleiben erhalten, ohne Kategorie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) may be an order: download each again by itself.</source>
        <translation>
            <numerusform>%n Download kann eine Bestellung sein: ihn einzeln noch einmal herunterladen.</numerusform>
            <numerusform>%n Downloads können Bestellungen sein: jeden einzeln noch einmal herunterladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need your attention.</source>
        <translation>
            <numerusform>Bei %n Download ist ein Eingriff nötig.</numerusform>
            <numerusform>Bei %n Downloads ist ein Eingriff nötig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) selected</source>
        <translation>
            <numerusform>%n Download ausgewählt</numerusform>
            <numerusform>%n Downloads ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) will wait, paused, until you resume them.</source>
        <translation>
            <numerusform>%n Download wartet dann angehalten, bis er fortgesetzt wird.</numerusform>
            <numerusform>%n Downloads warten dann angehalten, bis sie fortgesetzt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier event(s) under Activity</source>
        <translation>
            <numerusform>%n früheres Ereignis unter „Verlauf“</numerusform>
            <numerusform>%n frühere Ereignisse unter „Verlauf“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as their server lists them in %3 (%2)</source>
        <translation>
            <numerusform>%n Datei ist so, wie der Server sie in %3 angibt (%2)</numerusform>
            <numerusform>%n Dateien sind so, wie der Server sie in %3 angibt (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation>
            <numerusform>%n Datei gescheitert</numerusform>
            <numerusform>%n Dateien gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) given up</source>
        <translation>
            <numerusform>%n Datei aufgegeben</numerusform>
            <numerusform>%n Dateien aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here.</source>
        <translation>
            <numerusform>%n Datei heißt wie eine andere hier.</numerusform>
            <numerusform>%n Dateien heißen wie andere hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here: they get numbers.</source>
        <translation>
            <numerusform>%n Datei heißt wie eine andere hier: Sie bekommt eine Nummer.</numerusform>
            <numerusform>%n Dateien heißen wie andere hier: Sie bekommen Nummern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) kept</source>
        <translation>
            <numerusform>%n Datei behalten</numerusform>
            <numerusform>%n Dateien behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are in this folder already.</source>
        <translation>
            <numerusform>%n Datei mit einem dieser Namen ist schon in diesem Ordner.</numerusform>
            <numerusform>%n Dateien mit diesen Namen sind schon in diesem Ordner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1</source>
        <translation>
            <numerusform>%n Datei: %1</numerusform>
            <numerusform>%n Dateien: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) go to the trash.</source>
        <translation>
            <numerusform>%n fertige Datei (%1) kommt in den Papierkorb.</numerusform>
            <numerusform>%n fertige Dateien (%1) kommen in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) stay in their folders.</source>
        <translation>
            <numerusform>%n fertige Datei (%1) bleibt in ihrem Ordner.</numerusform>
            <numerusform>%n fertige Dateien (%1) bleiben in ihren Ordnern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) are no longer there.</source>
        <translation>
            <numerusform>%n fertige Datei ist nicht mehr da.</numerusform>
            <numerusform>%n fertige Dateien sind nicht mehr da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be downloaded: %1</source>
        <translation>
            <numerusform>%n Zeile lässt sich nicht herunterladen: %1</numerusform>
            <numerusform>%n Zeilen lassen sich nicht herunterladen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links were copied.</source>
        <translation>
            <numerusform>%n Link wurde kopiert.</numerusform>
            <numerusform>%n Links wurden kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>noch %n Meldung</numerusform>
            <numerusform>noch %n Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 file(s) has a problem</source>
        <translation>
            <numerusform>%n von %1 Dateien hat ein Problem</numerusform>
            <numerusform>%n von %1 Dateien haben ein Problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 links are in the list already.</source>
        <translation>
            <numerusform>%n von %1 Links steht schon in der Liste.</numerusform>
            <numerusform>%n von %1 Links stehen schon in der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 damaged pieces of “%1” has been fetched again.</source>
        <translation>
            <numerusform>%n von %2 beschädigten Teilstücken von „%1“ wurde noch einmal geholt.</numerusform>
            <numerusform>%n von %2 beschädigten Teilstücken von „%1“ wurden noch einmal geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” is damaged.</source>
        <translation>
            <numerusform>%n von %2 Teilstücken von „%1“ ist beschädigt.</numerusform>
            <numerusform>%n von %2 Teilstücken von „%1“ sind beschädigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” was damaged and has been fetched again.</source>
        <translation>
            <numerusform>%n von %2 Teilstücken von „%1“ war beschädigt und wurde noch einmal geholt.</numerusform>
            <numerusform>%n von %2 Teilstücken von „%1“ waren beschädigt und wurden noch einmal geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) that you changed get their defaults.</source>
        <translation>
            <numerusform>%n geänderte Option bekommt ihre Vorgabe.</numerusform>
            <numerusform>%n geänderte Optionen bekommen ihre Vorgaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation>
            <numerusform>%n Stück fehlt</numerusform>
            <numerusform>%n Stücke fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n Segment</numerusform>
            <numerusform>%n Segmente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) a file</source>
        <translation>
            <numerusform>%n Segment je Datei</numerusform>
            <numerusform>%n Segmente je Datei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished download(s) and the %1 received so far go.</source>
        <translation>
            <numerusform>%n unfertiger Download und die schon geladenen %1 fallen weg.</numerusform>
            <numerusform>%n unfertige Downloads und die schon geladenen %1 fallen weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a problem</source>
        <translation>
            <numerusform>%n mit Problem</numerusform>
            <numerusform>%n mit Problem</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About bitsgui</source>
        <translation>&amp;Über bitsgui</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;As usual</source>
        <translation>W&amp;ie sonst</translation>
    </message>
    <message>
        <source>&amp;Ask again the next time</source>
        <translation>&amp;Beim nächsten Mal wieder fragen</translation>
    </message>
    <message>
        <source>&amp;Begin at a time…</source>
        <translation>Zu einer &amp;bestimmten Zeit starten…</translation>
    </message>
    <message>
        <source>&amp;Below the list</source>
        <translation>&amp;Unter der Liste</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>Spal&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>Abs&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Data, as it is sent</source>
        <translation>&amp;Daten, wie sie gesendet werden</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>Do&amp;wnloads</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;File, PEM or PKCS#12</source>
        <translation>&amp;Datei, PEM oder PKCS#12</translation>
    </message>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Dateien…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Get a fresh link…</source>
        <translation>Neuen Link an&amp;geben…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;High: before the others</source>
        <translation>&amp;Hoch: vor den anderen</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>&amp;Symbol</translation>
    </message>
    <message>
        <source>&amp;Link to try</source>
        <translation>&amp;Link zum Ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>&amp;Links</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Low: after the others</source>
        <translation>N&amp;iedrig: nach den anderen</translation>
    </message>
    <message>
        <source>&amp;Mirrors…</source>
        <translation>Sp&amp;iegel…</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message numerus="yes">
        <source>&amp;More: %n set</source>
        <translation>
            <numerusform>&amp;Mehr: %n gesetzt</numerusform>
            <numerusform>&amp;Mehr: %n gesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;More: not everything is right</source>
        <translation>&amp;Mehr: nicht alles stimmt</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>In einen anderen Or&amp;dner verschieben…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;New category…</source>
        <translation>&amp;Neue Kategorie…</translation>
    </message>
    <message>
        <source>&amp;New name of the download</source>
        <translation>&amp;Neuer Name des Downloads</translation>
    </message>
    <message>
        <source>&amp;New name of the file</source>
        <translation>&amp;Neuer Name der Datei</translation>
    </message>
    <message>
        <source>&amp;No certificate</source>
        <translation>&amp;Kein Zertifikat</translation>
    </message>
    <message>
        <source>&amp;No login</source>
        <translation>&amp;Keine Anmeldung</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Öffn&amp;en</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>Anderes &amp;Limit…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>&amp;Priorität</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Quit bitsgui</source>
        <translation>bitsgui &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Remove from the download</source>
        <translation>Aus dem Download ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Reset all…</source>
        <translation>Alles &amp;zurücksetzen…</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Fort&amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Run a command…</source>
        <translation>Befehl &amp;ausführen…</translation>
    </message>
    <message>
        <source>&amp;Run: %1</source>
        <translation>&amp;Ausführen: %1</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Show bitsgui</source>
        <translation>bitsgui an&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>&amp;Take in again</source>
        <translation>&amp;Wieder aufnehmen</translation>
    </message>
    <message>
        <source>&amp;To this folder</source>
        <translation>&amp;In diesen Ordner</translation>
    </message>
    <message>
        <source>&amp;Undo remove</source>
        <translation>Entfernen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation>User-A&amp;gent</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Where there is room</source>
        <translation>&amp;Wo Platz ist</translation>
    </message>
    <message>
        <source>* takes every file that no other category does.</source>
        <translation>* nimmt jede Datei, die keine andere Kategorie nimmt.</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message numerus="yes">
        <source>A cURL command with %n link(s)</source>
        <translation>
            <numerusform>Ein cURL-Befehl mit %n Link</numerusform>
            <numerusform>Ein cURL-Befehl mit %n Links</numerusform>
        </translation>
    </message>
    <message>
        <source>A check could not read %1</source>
        <translation>Eine Prüfung konnte %1 nicht lesen</translation>
    </message>
    <message numerus="yes">
        <source>A check could not read %n file(s)</source>
        <translation>
            <numerusform>Eine Prüfung konnte %n Datei nicht lesen</numerusform>
            <numerusform>Eine Prüfung konnte %n Dateien nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found %1 to be damaged</source>
        <translation>Eine Prüfung fand %1 beschädigt</translation>
    </message>
    <message>
        <source>A check found %1 to be right</source>
        <translation>Eine Prüfung fand %1 in Ordnung</translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be damaged</source>
        <translation>
            <numerusform>Eine Prüfung fand %n Datei beschädigt</numerusform>
            <numerusform>Eine Prüfung fand %n Dateien beschädigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be right</source>
        <translation>
            <numerusform>Eine Prüfung fand %n Datei in Ordnung</numerusform>
            <numerusform>Eine Prüfung fand %n Dateien in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found damage</source>
        <translation>Eine Prüfung fand Schäden</translation>
    </message>
    <message>
        <source>A check found damage in %1 and fetched the damaged pieces again</source>
        <translation>Eine Prüfung fand Schäden in %1 und holte die beschädigten Teilstücke noch einmal</translation>
    </message>
    <message numerus="yes">
        <source>A check found damage in %n file(s) and fetched the damaged pieces again</source>
        <translation>
            <numerusform>Eine Prüfung fand Schäden in %n Datei und holte die beschädigten Teilstücke noch einmal</numerusform>
            <numerusform>Eine Prüfung fand Schäden in %n Dateien und holte die beschädigten Teilstücke noch einmal</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found no checksum to compare %1 with</source>
        <translation>Eine Prüfung fand keine Prüfsumme für %1</translation>
    </message>
    <message numerus="yes">
        <source>A check found no checksum to compare %n file(s) with</source>
        <translation>
            <numerusform>Eine Prüfung fand keine Prüfsumme für %n Datei</numerusform>
            <numerusform>Eine Prüfung fand keine Prüfsummen für %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>A connection that brings nothing for so long is replaced by another.</source>
        <translation>Eine Verbindung, über die so lange nichts kommt, wird durch eine andere ersetzt.</translation>
    </message>
    <message>
        <source>A download manager, free software under the MIT licence.</source>
        <translation>Ein Download-Manager, freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>A download may start a program of your choice when it ends.</source>
        <translation>Ein Download darf an seinem Ende ein gewähltes Programm starten.</translation>
    </message>
    <message>
        <source>A download needs your attention</source>
        <translation>Bei einem Download ist ein Eingriff nötig</translation>
    </message>
    <message>
        <source>A download nothing happened to for so long is removed with what was fetched.</source>
        <translation>Ein Download, mit dem so lange nichts geschah, wird samt den geladenen Daten entfernt.</translation>
    </message>
    <message>
        <source>A file of certificates (PEM or DER) that are trusted besides those of the system. Works at once.</source>
        <translation>Eine Datei mit Zertifikaten (PEM oder DER): Für wen sie bürgen, dem wird ebenfalls vertraut, neben allen, denen das System vertraut. Gilt sofort.</translation>
    </message>
    <message>
        <source>A file that was changed after its download stays in its folder.</source>
        <translation>Eine Datei, die nach dem Download geändert wurde, bleibt in ihrem Ordner.</translation>
    </message>
    <message>
        <source>A link or another program asks for this; nothing has begun.</source>
        <translation>Ein Link oder ein anderes Programm bittet darum; begonnen wurde noch nichts.</translation>
    </message>
    <message>
        <source>A link to test the rules with</source>
        <translation>Ein Link, um die Regeln zu prüfen</translation>
    </message>
    <message>
        <source>A mirror cannot have a login in its link.</source>
        <translation>Der Link eines Spiegels darf keine Anmeldedaten enthalten.</translation>
    </message>
    <message>
        <source>A new download that gets nothing for so long stops trying.</source>
        <translation>Ein neuer Download, der so lange nichts bekommt, gibt auf.</translation>
    </message>
    <message>
        <source>A new download that takes longer ends with an error.</source>
        <translation>Ein neuer Download, der länger dauert, endet mit einem Fehler.</translation>
    </message>
    <message>
        <source>A number is needed.</source>
        <translation>Hier ist eine Zahl nötig.</translation>
    </message>
    <message>
        <source>A number of at least %1</source>
        <translation>Eine Zahl von mindestens %1</translation>
    </message>
    <message>
        <source>A page begins with http:// or https://.</source>
        <translation>Muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>A password needs a user name.</source>
        <translation>Zu einem Passwort gehört ein Benutzername.</translation>
    </message>
    <message>
        <source>A server may have one of its own by a rule for it, and a download on its Properties page. Works at once.</source>
        <translation>Ein Server kann durch eine Regel einen eigenen haben, ein Download auf seiner Seite „Eigenschaften“. Gilt sofort.</translation>
    </message>
    <message>
        <source>A small text there names the newest version; its server learns that somebody asks.</source>
        <translation>Ein kleiner Text dort nennt die neueste Version; der Server erfährt, dass jemand fragt.</translation>
    </message>
    <message>
        <source>A ticket of Kerberos says who is logged on to this computer. No password is sent, and none is kept.</source>
        <translation>Ein Kerberos-Ticket sagt, wer an diesem Computer angemeldet ist. Es wird kein Passwort gesendet und keines behalten.</translation>
    </message>
    <message>
        <source>A time was set for it to begin</source>
        <translation>Eine Startzeit wurde festgelegt</translation>
    </message>
    <message>
        <source>A user name cannot have a colon.</source>
        <translation>Ein Benutzername darf keinen Doppelpunkt enthalten.</translation>
    </message>
    <message>
        <source>A web page, not a file</source>
        <translation>Eine Webseite, keine Datei</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>Hier ist eine ganze Zahl nötig.</translation>
    </message>
    <message>
        <source>About bitsgui</source>
        <translation>Über bitsgui</translation>
    </message>
    <message>
        <source>About the selected download</source>
        <translation>Über den ausgewählten Download</translation>
    </message>
    <message>
        <source>Accept %1 no more</source>
        <translation>%1 nicht mehr annehmen</translation>
    </message>
    <message>
        <source>Accept and resume</source>
        <translation>Annehmen und fortsetzen</translation>
    </message>
    <message>
        <source>Accept the certificate of %1?</source>
        <translation>Das Zertifikat von %1 annehmen?</translation>
    </message>
    <message>
        <source>Accept this certificate…</source>
        <translation>Dieses Zertifikat annehmen…</translation>
    </message>
    <message>
        <source>Accepted certificates</source>
        <translation>Angenommene Zertifikate</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a mirror</source>
        <translation>Einen Spiegel hinzufügen</translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation>Netz hinzufügen</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Add downloads</source>
        <translation>Downloads hinzufügen</translation>
    </message>
    <message>
        <source>Add downloads it again.</source>
        <translation>„Hinzufügen“ lädt noch einmal herunter.</translation>
    </message>
    <message>
        <source>Add downloads them again.</source>
        <translation>„Hinzufügen“ lädt sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>Add from &amp;clipboard</source>
        <translation>Aus der &amp;Zwischenablage hinzufügen</translation>
    </message>
    <message>
        <source>Add only the others</source>
        <translation>Nur die anderen hinzufügen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Added to the list</source>
        <translation>In die Liste aufgenommen</translation>
    </message>
    <message>
        <source>Address of the news</source>
        <translation>Adresse der Neuigkeiten</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>After so long it lets the next one of its priority run for a while.</source>
        <translation>Nach so langer Zeit lässt er eine Weile den nächsten seiner Priorität laufen.</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Stimmt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are right.</source>
        <translation>
            <numerusform>%n Datei ist in Ordnung.</numerusform>
            <numerusform>Alle %n Dateien sind in Ordnung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n piece(s) of “%1” are right.</source>
        <translation>
            <numerusform>%n Teilstück von „%1“ ist in Ordnung.</numerusform>
            <numerusform>Alle %n Teilstücke von „%1“ sind in Ordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>All downloads are done.</source>
        <translation>Alle Downloads sind fertig.</translation>
    </message>
    <message>
        <source>All downloads are done. The machine goes to sleep.</source>
        <translation>Alle Downloads sind fertig. Der Computer geht in den Standby.</translation>
    </message>
    <message>
        <source>All downloads are done. The machine shuts down.</source>
        <translation>Alle Downloads sind fertig. Der Computer wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>All downloads are done. bitsgui quits.</source>
        <translation>Alle Downloads sind fertig. bitsgui wird beendet.</translation>
    </message>
    <message>
        <source>All downloads from one server share these.</source>
        <translation>Alle Downloads von einem Server teilen sich diese.</translation>
    </message>
    <message>
        <source>All downloads from one server together get at most this much; works at once.</source>
        <translation>Alle Downloads von einem Server bekommen zusammen höchstens so viel; gilt sofort.</translation>
    </message>
    <message>
        <source>All downloads together</source>
        <translation>Alle Downloads zusammen</translation>
    </message>
    <message>
        <source>All downloads together use at &amp;most</source>
        <translation>Alle Downloads zusammen nutzen &amp;höchstens</translation>
    </message>
    <message>
        <source>All servers of this download</source>
        <translation>Alle Server dieses Downloads</translation>
    </message>
    <message>
        <source>All wait</source>
        <translation>Alle warten</translation>
    </message>
    <message>
        <source>Also sent</source>
        <translation>Wird mitgesendet</translation>
    </message>
    <message>
        <source>Also set</source>
        <translation>Außerdem gesetzt</translation>
    </message>
    <message>
        <source>Another try sends its request (%1) to the server again.</source>
        <translation>Ein neuer Versuch sendet die Anfrage (%1) noch einmal an den Server.</translation>
    </message>
    <message>
        <source>Any network</source>
        <translation>Jedes Netz</translation>
    </message>
    <message>
        <source>Anybody on the way can read them.</source>
        <translation>Unterwegs kann sie jeder lesen.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Arrow keys move, Shift extends, Space paints what is chosen.</source>
        <translation>Pfeiltasten bewegen, die Umschalttaste erweitert, die Leertaste malt die Auswahl aus.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>As the &amp;schedule says</source>
        <translation>Wie der &amp;Zeitplan sagt</translation>
    </message>
    <message>
        <source>As the job interface</source>
        <translation>Wie die Auftragsschnittstelle</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie es das System sagt</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask before quitting</source>
        <translation>Vor dem Beenden fragen</translation>
    </message>
    <message>
        <source>Ask it again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Ask it again: %1</source>
        <translation>Erneut anfragen: %1</translation>
    </message>
    <message>
        <source>Ask then</source>
        <translation>Dann fragen</translation>
    </message>
    <message>
        <source>Asking the server about this link…</source>
        <translation>Der Server wird nach diesem Link gefragt…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt nach…</translation>
    </message>
    <message>
        <source>Asks before the program ends while downloads run.</source>
        <translation>Fragt nach, bevor das Programm endet, während Downloads laufen.</translation>
    </message>
    <message>
        <source>Asks the address below once a day, and says so in a bar; nothing is installed.</source>
        <translation>Fragt einmal am Tag unter der Adresse unten an und meldet es in einer Leiste; installiert wird nichts.</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>Zu einer Uhrzeit</translation>
    </message>
    <message>
        <source>At most %1 can be sent.</source>
        <translation>Höchstens %1 können gesendet werden.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic, for each link its own</source>
        <translation>Automatisch, für jeden Link die eigene</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Automatisch: %1</translation>
    </message>
    <message>
        <source>Average speed</source>
        <translation>Mittleres Tempo</translation>
    </message>
    <message>
        <source>Background downloads at once</source>
        <translation>Gleichzeitige Hintergrund-Downloads</translation>
    </message>
    <message>
        <source>Bad certificate</source>
        <translation>Zertifikat ungültig</translation>
    </message>
    <message>
        <source>Bad link</source>
        <translation>Link unbrauchbar</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akku</translation>
    </message>
    <message>
        <source>Begin at a time</source>
        <translation>Zu einer bestimmten Zeit starten</translation>
    </message>
    <message>
        <source>Below this, the wait between retries of a download cannot be set.</source>
        <translation>Kürzer lässt sich die Wartezeit eines Downloads zwischen zwei Versuchen nicht einstellen.</translation>
    </message>
    <message>
        <source>Bes&amp;ide the list</source>
        <translation>Ne&amp;ben der Liste</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kiste</translation>
    </message>
    <message>
        <source>Briefcase</source>
        <translation>Aktentasche</translation>
    </message>
    <message>
        <source>Bring back what was cancelled</source>
        <translation>Abgebrochene Eingabe zurückholen</translation>
    </message>
    <message>
        <source>Bring the rule for %1 back</source>
        <translation>Regel für %1 zurückholen</translation>
    </message>
    <message>
        <source>By day and &amp;hour…</source>
        <translation>Nach Tag und &amp;Stunde…</translation>
    </message>
    <message>
        <source>By day and hour</source>
        <translation>Nach Tag und Stunde</translation>
    </message>
    <message>
        <source>By its &amp;rules</source>
        <translation>Nach ihren &amp;Regeln</translation>
    </message>
    <message>
        <source>By the proxy script of the settings; without one, by that of the network.</source>
        <translation>Nach dem Proxyskript der Einstellungen; gibt es keines, nach dem des Netzes.</translation>
    </message>
    <message>
        <source>By the script below; without one, by that of the settings or of the network.</source>
        <translation>Nach dem Skript unten; ist keines angegeben, nach dem der Einstellungen oder des Netzes.</translation>
    </message>
    <message>
        <source>C&amp;hecksum</source>
        <translation>Prü&amp;fsumme</translation>
    </message>
    <message>
        <source>C&amp;omfortable rows</source>
        <translation>&amp;Geräumige Zeilen</translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation>Fortsetzbar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cannot be resumed</source>
        <translation>Nicht fortsetzbar</translation>
    </message>
    <message>
        <source>Cannot be written</source>
        <translation>Schreiben verboten</translation>
    </message>
    <message>
        <source>Cannot continue</source>
        <translation>Geht nicht weiter</translation>
    </message>
    <message>
        <source>Categor&amp;y</source>
        <translation>Ka&amp;tegorie</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Certificate for</source>
        <translation>Zertifikat für</translation>
    </message>
    <message>
        <source>Certificate needed</source>
        <translation>Zertifikat nötig</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>Zertifikat von</translation>
    </message>
    <message>
        <source>Certificate pr&amp;oblem…</source>
        <translation>Z&amp;ertifikatsproblem…</translation>
    </message>
    <message>
        <source>Certificate to show</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Certificate to show to the server</source>
        <translation>Zertifikat, das dem Server gezeigt wird</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>Zertifikat…</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Wäh&amp;len…</translation>
    </message>
    <message>
        <source>Change folder</source>
        <translation>Ordner ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Check for dama&amp;ge…</source>
        <translation>Auf Sch&amp;äden prüfen…</translation>
    </message>
    <message>
        <source>Check none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Checked as well</source>
        <translation>Zusätzlich geprüft</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Checking “%1”</source>
        <translation>„%1“ wird geprüft</translation>
    </message>
    <message>
        <source>Checks of the server’s certificate</source>
        <translation>Prüfungen des Serverzertifikats</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Checksum differs</source>
        <translation>Prüfsumme weicht ab</translation>
    </message>
    <message>
        <source>Checks…</source>
        <translation>Prüfungen…</translation>
    </message>
    <message>
        <source>Choos&amp;e…</source>
        <translation>Wä&amp;hlen…</translation>
    </message>
    <message>
        <source>Choose a certificate…</source>
        <translation>Zertifikat wählen…</translation>
    </message>
    <message>
        <source>Choose at least one of the links.</source>
        <translation>Mindestens einen der Links auswählen.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the unfinished file</source>
        <translation>Die unfertige Datei auswählen</translation>
    </message>
    <message>
        <source>Choose what happens when all downloads are done</source>
        <translation>Wählen, was geschieht, wenn alle Downloads fertig sind</translation>
    </message>
    <message>
        <source>Clear finis&amp;hed</source>
        <translation>Fertige aus der L&amp;iste nehmen</translation>
    </message>
    <message>
        <source>Clear finis&amp;hed (%1)</source>
        <translation>Fertige aus der L&amp;iste nehmen (%1)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation>Diesen Hinweis schließen (Esc)</translation>
    </message>
    <message>
        <source>Close to the tray</source>
        <translation>In den Infobereich schließen</translation>
    </message>
    <message>
        <source>Closing the window leaves downloads running; the icon in the tray opens it again.</source>
        <translation>Beim Schließen des Fensters laufen Downloads weiter; das Symbol im Infobereich öffnet es wieder.</translation>
    </message>
    <message>
        <source>Co&amp;mpact rows</source>
        <translation>&amp;Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>Comfortable, two lines</source>
        <translation>Geräumig, zwei Zeilen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command when all is done</source>
        <translation>Befehl, wenn alles fertig ist</translation>
    </message>
    <message>
        <source>Compact, one line</source>
        <translation>Kompakt, eine Zeile</translation>
    </message>
    <message>
        <source>Compare the SHA-256 with what whoever runs the server tells you: nothing else says that it is the right one. Just this certificate is accepted, for this server only, in all downloads. The preferences list it, and take it back.</source>
        <translation>Den SHA-256 mit dem vergleichen, den der Betreiber des Servers nennt: Nichts anderes zeigt, dass es der richtige ist. Angenommen wird nur dieses Zertifikat, nur für diesen Server, in allen Downloads. Die Einstellungen führen es auf; dort lässt es sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschließen</translation>
    </message>
    <message numerus="yes">
        <source>Complete %n download(s) with a part of their files?</source>
        <translation>
            <numerusform>%n Download mit einem Teil seiner Dateien abschließen?</numerusform>
            <numerusform>%n Downloads mit einem Teil ihrer Dateien abschließen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete downloads</source>
        <translation>Downloads abschließen</translation>
    </message>
    <message>
        <source>Complete “%1” with a part of its files?</source>
        <translation>„%1“ mit einem Teil der Dateien abschließen?</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Aufgetreten</translation>
    </message>
    <message>
        <source>Connecti&amp;ons a file</source>
        <translation>&amp;Verbindungen je Datei</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connections a file is fetched with, where the server allows it.</source>
        <translation>Verbindungen, mit denen eine Datei geladen wird, wo der Server es erlaubt.</translation>
    </message>
    <message>
        <source>Connections to a server</source>
        <translation>Verbindungen zu einem Server</translation>
    </message>
    <message>
        <source>Connections: write a whole number from %1 to %2, or nothing.</source>
        <translation>Verbindungen: eine ganze Zahl von %1 bis %2 oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Contents of the report</source>
        <translation>Inhalt des Berichts</translation>
    </message>
    <message>
        <source>Continue it with this link</source>
        <translation>Mit diesem Link fortsetzen</translation>
    </message>
    <message>
        <source>Continue that one, add others</source>
        <translation>Diesen fortsetzen, andere hinzufügen</translation>
    </message>
    <message>
        <source>Continue them with these links</source>
        <translation>Mit diesen Links fortsetzen</translation>
    </message>
    <message>
        <source>Continue those, add others</source>
        <translation>Diese fortsetzen, andere hinzufügen</translation>
    </message>
    <message>
        <source>Control characters cannot be sent.</source>
        <translation>Steuerzeichen lassen sich nicht senden.</translation>
    </message>
    <message>
        <source>Coo&amp;kies</source>
        <translation>Cooki&amp;es</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy lin&amp;k</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy this notice</source>
        <translation>Diesen Hinweis kopieren</translation>
    </message>
    <message>
        <source>Correct the marked line or leave it out.</source>
        <translation>Die markierte Zeile berichtigen oder weglassen.</translation>
    </message>
    <message>
        <source>Correct the marked lines or leave them out.</source>
        <translation>Die markierten Zeilen berichtigen oder weglassen.</translation>
    </message>
    <message>
        <source>Ctrl+P pauses a download and keeps what has been received.</source>
        <translation>Strg+P hält einen Download an und behält, was schon da ist.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Damaged pieces were fetched again of %1.</source>
        <translation>Beschädigte Teilstücke wurden noch einmal geholt von %1.</translation>
    </message>
    <message>
        <source>Damaged: %1.</source>
        <translation>Beschädigt: %1.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Data of each request for a file</source>
        <translation>Daten jeder Anfrage nach einer Datei</translation>
    </message>
    <message>
        <source>Data to send, as te&amp;xt</source>
        <translation>Zu sendende Daten, als Te&amp;xt</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Daten…</translation>
    </message>
    <message>
        <source>Date and time of the start</source>
        <translation>Datum und Uhrzeit des Starts</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the category “%1”?</source>
        <translation>Die Kategorie „%1“ löschen?</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details p&amp;lace</source>
        <translation>&amp;Position der Details</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Disk has a fault</source>
        <translation>Datenträgerfehler</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>Disk is missing</source>
        <translation>Datenträger fehlt</translation>
    </message>
    <message>
        <source>Do &amp;nothing</source>
        <translation>&amp;Nichts tun</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Jetzt gleich</translation>
    </message>
    <message>
        <source>Do&amp;wnload again…</source>
        <translation>&amp;Wieder herunterladen…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>Stimmt nicht</translation>
    </message>
    <message>
        <source>Does not match, kept all the same</source>
        <translation>Stimmt nicht, trotzdem behalten</translation>
    </message>
    <message>
        <source>Does not run: you have not allowed downloads to start programs.</source>
        <translation>Läuft nicht: Downloads dürfen keine Programme starten.</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Download again…</source>
        <translation>Noch einmal herunterladen…</translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation>Trotzdem herunterladen</translation>
    </message>
    <message>
        <source>Download anyway this once</source>
        <translation>Dieses eine Mal trotzdem laden</translation>
    </message>
    <message>
        <source>Download finished</source>
        <translation>Download fertig</translation>
    </message>
    <message>
        <source>Download from the &amp;start on, to preview</source>
        <translation>Von Anfang an laden, &amp;zur Vorschau</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>Jetzt laden</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Downloading from %1</source>
        <translation>Lädt von %1</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <translation>Gleichzeitige Downloads</translation>
    </message>
    <message>
        <source>Downloads go on. A click on the icon in the tray brings the window back.</source>
        <translation>Downloads laufen weiter. Ein Klick auf das Symbol im Infobereich holt das Fenster zurück.</translation>
    </message>
    <message>
        <source>Downloads in all</source>
        <translation>Downloads insgesamt</translation>
    </message>
    <message>
        <source>Downloads of a higher priority run first and push others aside.</source>
        <translation>Downloads höherer Priorität laufen zuerst und verdrängen andere.</translation>
    </message>
    <message>
        <source>Downloads of a user</source>
        <translation>Downloads eines Benutzers</translation>
    </message>
    <message>
        <source>Downloads stop before less than this is left on the disk.</source>
        <translation>Downloads halten an, bevor auf dem Datenträger weniger übrig ist.</translation>
    </message>
    <message>
        <source>Downloads that are finished</source>
        <translation>Fertige Downloads</translation>
    </message>
    <message>
        <source>Downloads that cannot go on without you are gathered here.</source>
        <translation>Hier sammeln sich Downloads, die ohne Eingriff nicht weiterkommen.</translation>
    </message>
    <message>
        <source>Downloads that need you</source>
        <translation>Downloads, die einen Eingriff brauchen</translation>
    </message>
    <message>
        <source>Downloads that ran when the program ended go on when it starts; else they wait.</source>
        <translation>Downloads, die am Programmende liefen, gehen beim Start weiter; sonst warten sie.</translation>
    </message>
    <message>
        <source>Downloads the files Metalinks tell of, and uses mirrors that servers tell of.</source>
        <translation>Lädt die Dateien, die Metalinks nennen, und benutzt Spiegel, die Server nennen.</translation>
    </message>
    <message>
        <source>Downloads wait here for their turn, or until they are tried again.</source>
        <translation>Hier warten Downloads, bis sie an der Reihe sind oder erneut versucht werden.</translation>
    </message>
    <message>
        <source>Downloads whose files are all here wait in this list until you complete them.</source>
        <translation>Hier warten Downloads, deren Dateien alle da sind, auf das Abschließen.</translation>
    </message>
    <message>
        <source>Downloads you start</source>
        <translation>Downloads, die Sie starten</translation>
    </message>
    <message>
        <source>Drop downloads on a category to put them there.</source>
        <translation>Downloads auf eine Kategorie ziehen, um sie dort einzuordnen.</translation>
    </message>
    <message>
        <source>Drop links here, or press Ctrl+V to add what you have copied.</source>
        <translation>Links hierher ziehen oder Kopiertes mit Strg+V hinzufügen.</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Zum Hinzufügen ablegen</translation>
    </message>
    <message>
        <source>Drop to use it as the fresh link</source>
        <translation>Ablegen, um den neuen Link zu nutzen</translation>
    </message>
    <message>
        <source>Drop what nobody touches</source>
        <translation>Unberührte Downloads verwerfen</translation>
    </message>
    <message>
        <source>Each file goes to the folder of its category, if it has one.</source>
        <translation>Jede Datei kommt in den Ordner ihrer Kategorie, wenn diese einen hat.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %n download(s) uses at &amp;most</source>
        <translation>
            <numerusform>%n Download nutzt &amp;höchstens</numerusform>
            <numerusform>Jeder der %n Downloads nutzt &amp;höchstens</numerusform>
        </translation>
    </message>
    <message>
        <source>Each wait is so many times as long as the one before; 1 keeps it the same.</source>
        <translation>Jede Wartezeit wächst um diesen Faktor; mit 1 bleibt sie gleich.</translation>
    </message>
    <message>
        <source>Edit category</source>
        <translation>Kategorie bearbeiten</translation>
    </message>
    <message>
        <source>Empty means: %1.</source>
        <translation>Leer bedeutet: %1.</translation>
    </message>
    <message>
        <source>Endings of file names; * takes every file that no other category does.</source>
        <translation>Endungen von Dateinamen; * nimmt jede Datei, die keine andere Kategorie nimmt.</translation>
    </message>
    <message>
        <source>Enter adds, Shift+Enter begins a new line.</source>
        <translation>Enter fügt hinzu, Umschalt+Enter beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>Entries are written to</source>
        <translation>Einträge kommen nach</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehlerzahl</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Errors so far</source>
        <translation>Fehler bisher</translation>
    </message>
    <message>
        <source>Every server is reached directly.</source>
        <translation>Jeder Server wird direkt erreicht.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything is downloaded</source>
        <translation>Alles ist geladen</translation>
    </message>
    <message>
        <source>Everything is fetched through this interface alone, such as that of a VPN: while it is not there, downloads wait. Names of servers are looked up as always. Works at once.</source>
        <translation>Alles wird nur über diese Schnittstelle geladen, etwa die eines VPN: Solange sie fehlt, warten Downloads. Servernamen werden wie immer aufgelöst. Gilt sofort.</translation>
    </message>
    <message>
        <source>Everything, for a report</source>
        <translation>Alles, für einen Bericht</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fetching damaged pieces of “%1” again</source>
        <translation>Beschädigte Teilstücke von „%1“ werden noch einmal geholt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File %1 of %2 of “%3”</source>
        <translation>Datei %1 von %2 in „%3“</translation>
    </message>
    <message>
        <source>File &amp;types</source>
        <translation>Datei&amp;arten</translation>
    </message>
    <message>
        <source>File has changed</source>
        <translation>Datei geändert</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>Datei ist weg</translation>
    </message>
    <message>
        <source>File is in use</source>
        <translation>Datei ist belegt</translation>
    </message>
    <message>
        <source>File types of the category</source>
        <translation>Dateiarten der Kategorie</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files get their names as soon as all are there; else you complete each download.</source>
        <translation>Dateien bekommen ihre Namen, sobald alle da sind; sonst muss jeder Download von Hand abgeschlossen werden.</translation>
    </message>
    <message>
        <source>Files kept and files given up</source>
        <translation>Behaltene und aufgegebene Dateien</translation>
    </message>
    <message>
        <source>Files of a download</source>
        <translation>Dateien eines Downloads</translation>
    </message>
    <message>
        <source>Files of the selected download</source>
        <translation>Dateien des ausgewählten Downloads</translation>
    </message>
    <message>
        <source>Files per download</source>
        <translation>Dateien je Download</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Finish by itself</source>
        <translation>Automatisch abschließen</translation>
    </message>
    <message>
        <source>Finish with the files that are whole</source>
        <translation>Mit den Dateien abschließen, die ganz da sind</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finished downloads stay listed here, and their files in their folders.</source>
        <translation>Fertige Downloads bleiben hier stehen, ihre Dateien in ihren Ordnern.</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>Erste Wartezeit</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder is gone</source>
        <translation>Ordner ist weg</translation>
    </message>
    <message>
        <source>Folder of the category</source>
        <translation>Ordner der Kategorie</translation>
    </message>
    <message>
        <source>Folder the files are saved in</source>
        <translation>Ordner, in dem die Dateien gespeichert werden</translation>
    </message>
    <message>
        <source>Folders used before</source>
        <translation>Zuletzt benutzte Ordner</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow Metalinks</source>
        <translation>Metalinks folgen</translation>
    </message>
    <message>
        <source>Follow, and keep the new link</source>
        <translation>Folgen und den neuen Link behalten</translation>
    </message>
    <message>
        <source>For downloads that come from a list, a schedule or another program.</source>
        <translation>Für Downloads aus einer Liste, einem Zeitplan oder einem anderen Programm.</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>Für Menschen</translation>
    </message>
    <message>
        <source>For people: retries soon, files get free names and finish by themselves. As the job interface: the rules and quotas programs for BITS expect. What you chose yourself stays.</source>
        <translation>Für Menschen: Neue Versuche folgen bald, Dateien bekommen freie Namen und werden automatisch abgeschlossen. Wie die Auftragsschnittstelle: Regeln und Grenzen, die Programme für BITS erwarten. Selbst Gewähltes bleibt.</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>Automatisch ermittelt</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Gefunden in</translation>
    </message>
    <message>
        <source>Free some space, or lower “%1” in the preferences.</source>
        <translation>Platz schaffen oder „%1“ in den Einstellungen verringern.</translation>
    </message>
    <message>
        <source>Free space for %1</source>
        <translation>Freier Platz für %1</translation>
    </message>
    <message>
        <source>Fresh link for this file</source>
        <translation>Neuer Link für diese Datei</translation>
    </message>
    <message>
        <source>Fresh link from %2 for %1</source>
        <translation>Neuer Link von %2 für %1</translation>
    </message>
    <message numerus="yes">
        <source>Fresh links for %n file(s)</source>
        <translation>
            <numerusform>Neue Links für %n Datei</numerusform>
            <numerusform>Neue Links für %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From one server</source>
        <translation>Von einem Server</translation>
    </message>
    <message>
        <source>From the &amp;list only</source>
        <translation>Nur aus der &amp;Liste</translation>
    </message>
    <message>
        <source>From the start on, to preview</source>
        <translation>Von Anfang an, zur Vorschau</translation>
    </message>
    <message>
        <source>Further authorities</source>
        <translation>Weitere Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Get a fresh &amp;link…</source>
        <translation>Neuen &amp;Link angeben…</translation>
    </message>
    <message>
        <source>Get a fresh link</source>
        <translation>Neuen Link angeben</translation>
    </message>
    <message>
        <source>Give one link, from http:// or https:// on.</source>
        <translation>Einen einzigen Link angeben, ab http:// oder https://.</translation>
    </message>
    <message>
        <source>Give the full path of a file.</source>
        <translation>Den vollständigen Pfad einer Datei angeben.</translation>
    </message>
    <message>
        <source>Give the full path of a folder, or nothing for %1.</source>
        <translation>Den vollständigen Pfad eines Ordners angeben oder nichts für %1.</translation>
    </message>
    <message>
        <source>Give the full path of a folder.</source>
        <translation>Den vollständigen Pfad eines Ordners angeben.</translation>
    </message>
    <message>
        <source>Give up without progress</source>
        <translation>Ohne Fortschritt aufgeben</translation>
    </message>
    <message>
        <source>Gives up after</source>
        <translation>Aufgeben nach</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Weltkugel</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Laufen weiter</translation>
    </message>
    <message>
        <source>Go on at start</source>
        <translation>Beim Start weitermachen</translation>
    </message>
    <message>
        <source>Goes on by itself once a disk that was unplugged is back; else it is an error.</source>
        <translation>Geht von selbst weiter, sobald ein abgezogener Datenträger wieder da ist; sonst ist es ein Fehler.</translation>
    </message>
    <message>
        <source>Goes on by itself once there is room; else the download ends with an error.</source>
        <translation>Geht von selbst weiter, sobald Platz ist; sonst endet der Download mit einem Fehler.</translation>
    </message>
    <message>
        <source>Goes on now that its files are moved</source>
        <translation>Läuft weiter, die Dateien sind verschoben</translation>
    </message>
    <message>
        <source>Goes on: back in the list</source>
        <translation>Läuft weiter: wieder in der Liste</translation>
    </message>
    <message>
        <source>Growth of the wait</source>
        <translation>Wachstum der Wartezeit</translation>
    </message>
    <message>
        <source>HEAD asks for the headers alone; there is nothing to download.</source>
        <translation>HEAD fragt nur nach den Kopfzeilen; da gibt es nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Hea&amp;ders, one on each line</source>
        <translation>Kopf&amp;zeilen, eine je Zeile</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers of every request</source>
        <translation>Kopfzeilen jeder Anfrage</translation>
    </message>
    <message>
        <source>Headers, cookies and login of the command are under More.</source>
        <translation>Kopfzeilen, Cookies und Anmeldung des Befehls stehen unter „Mehr“.</translation>
    </message>
    <message>
        <source>Headers…</source>
        <translation>Kopfzeilen…</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>High contrast is light or dark as the system is.</source>
        <translation>Hoher Kontrast ist hell oder dunkel wie das System.</translation>
    </message>
    <message>
        <source>High, in the background</source>
        <translation>Hoch, im Hintergrund</translation>
    </message>
    <message>
        <source>Hold Ctrl or Alt as well: a key alone is needed for typing and moving.</source>
        <translation>Strg oder Alt mitdrücken: Einzelne Tasten werden zum Tippen und Bewegen gebraucht.</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Hosts that are reached directly although servers are chosen, as in *.example.org 192.168.* 10.0.0.0/8. This computer always is, unless &lt;-loopback&gt; stands there.</source>
        <translation>Rechner, die trotz gewählter Proxyserver direkt erreicht werden, etwa *.example.org 192.168.* 10.0.0.0/8. Dieser Computer wird es immer, außer wenn &lt;-loopback&gt; dabeisteht.</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>How fast this download was is no longer known.</source>
        <translation>Wie schnell dieser Download war, ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>How grave a line has to be</source>
        <translation>Wie wichtig eine Zeile sein muss</translation>
    </message>
    <message>
        <source>How long a new download waits before it tries again for the first time.</source>
        <translation>Wie lange ein neuer Download wartet, bevor er es zum ersten Mal erneut versucht.</translation>
    </message>
    <message>
        <source>How long a server has to accept a connection.</source>
        <translation>Wie lange ein Server hat, um eine Verbindung anzunehmen.</translation>
    </message>
    <message>
        <source>How long a server has to begin its answer.</source>
        <translation>Wie lange ein Server hat, um mit der Antwort zu beginnen.</translation>
    </message>
    <message>
        <source>How many characters a link may have.</source>
        <translation>Wie viele Zeichen ein Link haben darf.</translation>
    </message>
    <message>
        <source>How many characters folder and name of a file may have together.</source>
        <translation>Wie viele Zeichen Ordner und Name einer Datei zusammen haben dürfen.</translation>
    </message>
    <message>
        <source>How many files of one download are fetched at once.</source>
        <translation>Wie viele Dateien eines Downloads gleichzeitig geladen werden.</translation>
    </message>
    <message>
        <source>How many files one download may have.</source>
        <translation>Wie viele Dateien ein Download haben darf.</translation>
    </message>
    <message>
        <source>How many finished downloads stay in the list; the files stay in any case.</source>
        <translation>Wie viele fertige Downloads in der Liste bleiben; die Dateien bleiben auf jeden Fall.</translation>
    </message>
    <message>
        <source>How many parts of one file a program may ask for.</source>
        <translation>Wie viele Teile einer Datei ein Programm verlangen darf.</translation>
    </message>
    <message>
        <source>How many unfinished ones a user may have.</source>
        <translation>Wie viele unfertige ein Benutzer haben darf.</translation>
    </message>
    <message>
        <source>How many unfinished ones there may be of all users.</source>
        <translation>Wie viele unfertige es bei allen Benutzern zusammen geben darf.</translation>
    </message>
    <message>
        <source>How much is written to the log. Passwords and cookies never are.</source>
        <translation>Wie viel ins Protokoll kommt. Passwörter und Cookies nie.</translation>
    </message>
    <message>
        <source>How often one link may lead on to another.</source>
        <translation>Wie oft ein Link weiterleiten darf.</translation>
    </message>
    <message>
        <source>I already ha&amp;ve part of this file</source>
        <translation>E&amp;inen Teil dieser Datei habe ich schon</translation>
    </message>
    <message>
        <source>Icon of the category</source>
        <translation>Symbol der Kategorie</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>If the file is there alread&amp;y</source>
        <translation>Wenn die Datei schon &amp;da ist</translation>
    </message>
    <message>
        <source>Imports and other programs</source>
        <translation>Importe und andere Programme</translation>
    </message>
    <message>
        <source>In use now: %1.</source>
        <translation>Jetzt benutzt: %1.</translation>
    </message>
    <message>
        <source>In use.</source>
        <translation>Wird benutzt.</translation>
    </message>
    <message>
        <source>Instead, until %1:</source>
        <translation>Stattdessen bis %1:</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>It answers with the error %1.</source>
        <translation>Er antwortet mit dem Fehler %1.</translation>
    </message>
    <message>
        <source>It goes to the server of the link only, is stored encrypted, and is taken for a form unless a Content-Type among the headers says otherwise.</source>
        <translation>Sie gehen nur an den Server des Links, werden verschlüsselt gespeichert und gelten als Formular, sofern kein Content-Type in den Kopfzeilen etwas anderes sagt.</translation>
    </message>
    <message>
        <source>It has %1; until now it was %2.</source>
        <translation>Sie hat %1; bisher waren es %2.</translation>
    </message>
    <message>
        <source>It has changed since it was downloaded.</source>
        <translation>Die Datei wurde seit dem Download geändert.</translation>
    </message>
    <message>
        <source>It is asked again.</source>
        <translation>Er wird erneut angefragt.</translation>
    </message>
    <message>
        <source>It is of the type %1; until now it was %2.</source>
        <translation>Sie hat den Typ %1; bisher war es %2.</translation>
    </message>
    <message>
        <source>It is shown to the server of the link only, if that asks for one.</source>
        <translation>Es wird nur dem Server des Links gezeigt, wenn der danach fragt.</translation>
    </message>
    <message>
        <source>It is shown to the servers of the rule only, if they ask for one.</source>
        <translation>Es wird nur den Servern der Regel gezeigt, wenn sie danach fragen.</translation>
    </message>
    <message>
        <source>It is to be called “%1”.</source>
        <translation>Die Datei soll „%1“ heißen.</translation>
    </message>
    <message>
        <source>It is to have the checksum %1.</source>
        <translation>Die Datei soll die Prüfsumme %1 haben.</translation>
    </message>
    <message>
        <source>It leads to “%1”; until now it was “%2”.</source>
        <translation>Er führt zu „%1“; bisher war es „%2“.</translation>
    </message>
    <message>
        <source>Its files are downloaded</source>
        <translation>Seine Dateien werden geladen</translation>
    </message>
    <message>
        <source>Its files go there, unless you choose another folder.</source>
        <translation>Ihre Dateien kommen dorthin, wenn kein anderer Ordner gewählt ist.</translation>
    </message>
    <message>
        <source>Its files keep their names.</source>
        <translation>Seine Dateien behalten ihre Namen.</translation>
    </message>
    <message>
        <source>Its limit</source>
        <translation>Limit dafür</translation>
    </message>
    <message>
        <source>Its own is %1.</source>
        <translation>Die Datei hat die Prüfsumme %1.</translation>
    </message>
    <message>
        <source>Its own link</source>
        <translation>Eigener Link der Datei</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <source>Keep free</source>
        <translation>Frei halten</translation>
    </message>
    <message>
        <source>Keep the files together as o&amp;ne download</source>
        <translation>Die Dateien als einen Download z&amp;usammenhalten</translation>
    </message>
    <message>
        <source>Keep what is complete</source>
        <translation>Fertige Dateien behalten</translation>
    </message>
    <message>
        <source>Kept together, all files go to the one folder above.</source>
        <translation>Zusammengehalten kommen alle Dateien in den einen Ordner oben.</translation>
    </message>
    <message>
        <source>Key of the news</source>
        <translation>Schlüssel der Neuigkeiten</translation>
    </message>
    <message>
        <source>L&amp;og in…</source>
        <translation>Anm&amp;elden…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Sprac&amp;he</translation>
    </message>
    <message>
        <source>Lands in no category.</source>
        <translation>Landet in keiner Kategorie.</translation>
    </message>
    <message>
        <source>Lands in “%1”, which has the file type %2.</source>
        <translation>Landet wegen der Dateiart %2 in „%1“.</translation>
    </message>
    <message>
        <source>Lands in “%1”, which takes everything else.</source>
        <translation>Landet in „%1“ wie alles Übrige.</translation>
    </message>
    <message>
        <source>Lands in “%1”, whose pattern %2 takes it.</source>
        <translation>Landet wegen des Musters %2 in „%1“.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Höchstgröße</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Later, paused until then</source>
        <translation>Später, bis dahin angehalten</translation>
    </message>
    <message>
        <source>Leads nowhere</source>
        <translation>Führt ins Leere</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Leave a check out only if you know why it fails: somebody else could pass for the server. It holds for this download alone, and the list says so all the time.</source>
        <translation>Eine Prüfung nur weglassen, wenn klar ist, warum sie scheitert: Jemand anderes könnte sich als der Server ausgeben. Das gilt nur für diesen Download, und die Liste weist ständig darauf hin.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation>Neue Datei weglassen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Alle weglassen</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>Left out: it has another file.</source>
        <translation>Ausgelassen: Er hat eine andere Datei.</translation>
    </message>
    <message>
        <source>Left out: it may have sent wrong bytes.</source>
        <translation>Ausgelassen: Er hat vielleicht falsche Bytes gesendet.</translation>
    </message>
    <message>
        <source>Left out: it sent wrong bytes.</source>
        <translation>Ausgelassen: Er hat falsche Bytes gesendet.</translation>
    </message>
    <message>
        <source>Left paused when the program started, as the preferences say</source>
        <translation>Beim Programmstart angehalten gelassen, wie eingestellt</translation>
    </message>
    <message>
        <source>Left paused: going on sends its request again</source>
        <translation>Angehalten gelassen: Fortsetzen sendet die Anfrage noch einmal</translation>
    </message>
    <message>
        <source>Left to chance</source>
        <translation>Dem Zufall überlassen</translation>
    </message>
    <message>
        <source>Length of a link</source>
        <translation>Länge eines Links</translation>
    </message>
    <message>
        <source>Length of a path</source>
        <translation>Länge eines Pfads</translation>
    </message>
    <message>
        <source>Lets your desktop play its sounds for them, one for each notification.</source>
        <translation>Lässt den Desktop dazu seine Klänge spielen, einen je Benachrichtigung.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licence of the chosen part</source>
        <translation>Lizenz des gewählten Teils</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Limit of the network %1: %2.</source>
        <translation>Limit des Netzes %1: %2.</translation>
    </message>
    <message>
        <source>Limit the speed of all downloads together</source>
        <translation>Das Tempo aller Downloads zusammen begrenzen</translation>
    </message>
    <message>
        <source>Limit: %2</source>
        <translation>Limit: %2</translation>
    </message>
    <message>
        <source>Limit: %2 on %1</source>
        <translation>Limit: %2 in %1</translation>
    </message>
    <message>
        <source>Limit: %2 until %1</source>
        <translation>Limit: %2 bis %1</translation>
    </message>
    <message>
        <source>Limit: off</source>
        <translation>Limit: aus</translation>
    </message>
    <message>
        <source>Limit: off until %1</source>
        <translation>Limit: aus bis %1</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Tempolimits</translation>
    </message>
    <message>
        <source>Line %2 is not a link: %1</source>
        <translation>Zeile %2 ist kein Link: %1</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Link of a mirror</source>
        <translation>Link eines Spiegels</translation>
    </message>
    <message>
        <source>Link to try</source>
        <translation>Link zum Ausprobieren</translation>
    </message>
    <message>
        <source>Links of “%1”</source>
        <translation>Links von „%1“</translation>
    </message>
    <message>
        <source>Links, one on each line</source>
        <translation>Links, einer je Zeile</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log &amp;in to this proxy…</source>
        <translation>&amp;Bei diesem Proxy anmelden…</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Anmelden bei %1</translation>
    </message>
    <message>
        <source>Log in to the proxy</source>
        <translation>Beim Proxy anmelden</translation>
    </message>
    <message>
        <source>Log in to the proxy %1</source>
        <translation>Anmelden beim Proxy %1</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Login needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Login of this download</source>
        <translation>Anmeldung für diesen Download</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>Höchstdauer</translation>
    </message>
    <message>
        <source>Longest time of a download</source>
        <translation>Höchstdauer eines Downloads</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Longest wait for a server</source>
        <translation>Längste Wartezeit für einen Server</translation>
    </message>
    <message>
        <source>Look for a &amp;newer version</source>
        <translation>Nach &amp;neuerer Version suchen</translation>
    </message>
    <message>
        <source>Look for a file like SHA&amp;256SUMS</source>
        <translation>Prüfsummendatei su&amp;chen</translation>
    </message>
    <message>
        <source>Look for checksum files</source>
        <translation>Prüfsummendateien suchen</translation>
    </message>
    <message>
        <source>Look for its file on the server</source>
        <translation>Auf dem Server suchen</translation>
    </message>
    <message>
        <source>Look for newer versions</source>
        <translation>Nach neueren Versionen suchen</translation>
    </message>
    <message>
        <source>Look whether it was &amp;withdrawn</source>
        <translation>&amp;Nachsehen, ob es widerrufen wurde</translation>
    </message>
    <message>
        <source>Looks on the server for a file such as name.sha256 and checks the download by it.</source>
        <translation>Sucht auf dem Server eine Datei wie name.sha256 und prüft den Download damit.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Low, in the background</source>
        <translation>Niedrig, im Hintergrund</translation>
    </message>
    <message>
        <source>M&amp;irrors of the file, one link on each line</source>
        <translation>Spiegel der Datei, ein Link &amp;je Zeile</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>Ma&amp;ximum speed</source>
        <translation>Tempo &amp;je Download</translation>
    </message>
    <message>
        <source>Mend links</source>
        <translation>Links berichtigen</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
    <message>
        <source>Metalink</source>
        <translation>Metalink</translation>
    </message>
    <message>
        <source>Metalink: the files it tells of are downloaded</source>
        <translation>Metalink: Geladen werden die Dateien, die er nennt</translation>
    </message>
    <message>
        <source>Metered network</source>
        <translation>Getaktetes Netz</translation>
    </message>
    <message>
        <source>Metered networks</source>
        <translation>Getaktete Netze</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Mirror servers</source>
        <translation>Spiegelserver</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Mirrors are further links to the same file. Each is compared with what is there before it is believed; logins and cookies go to the file’s own link only.</source>
        <translation>Spiegel sind weitere Links zur selben Datei. Jeder wird mit dem verglichen, was da ist, bevor ihm geglaubt wird; Anmeldungen und Cookies gehen nur an den eigenen Link der Datei.</translation>
    </message>
    <message>
        <source>Mirrors…</source>
        <translation>Spiegel…</translation>
    </message>
    <message>
        <source>Most segments of a file</source>
        <translation>Höchstzahl der Segmente einer Datei</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben schieben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten schieben</translation>
    </message>
    <message>
        <source>Move files</source>
        <translation>Dateien verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move the files of %n download(s)</source>
        <translation>
            <numerusform>Die Dateien von %n Download verschieben</numerusform>
            <numerusform>Die Dateien von %n Downloads verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>„%1“ verschieben</translation>
    </message>
    <message>
        <source>Moves here from %2: %1</source>
        <translation>Kommt hierher von %2: %1</translation>
    </message>
    <message>
        <source>Moving “%1”</source>
        <translation>„%1“ wird verschoben</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name is taken</source>
        <translation>Name ist vergeben</translation>
    </message>
    <message>
        <source>Name of a network, or tun0</source>
        <translation>Name eines Netzes oder tun0</translation>
    </message>
    <message>
        <source>Name of the category</source>
        <translation>Name der Kategorie</translation>
    </message>
    <message>
        <source>Name too long</source>
        <translation>Name zu lang</translation>
    </message>
    <message>
        <source>Names, links, servers, folders and errors are searched.</source>
        <translation>Gesucht wird in Namen, Links, Servern, Ordnern und Fehlern.</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Neue Kategorie</translation>
    </message>
    <message>
        <source>New downloads</source>
        <translation>Neue Downloads</translation>
    </message>
    <message>
        <source>New name of the download</source>
        <translation>Neuer Name des Downloads</translation>
    </message>
    <message>
        <source>New name of the file</source>
        <translation>Neuer Name der Datei</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>Newer versions come by %1.</source>
        <translation>Neuere Versionen kommen über %1.</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Next tab of the details</source>
        <translation>Nächster Reiter der Details</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>No active downloads in %1</source>
        <translation>Keine laufenden Downloads in %1</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>No checksum file for %1 was found on the server</source>
        <translation>Auf dem Server fand sich keine Prüfsummendatei für %1</translation>
    </message>
    <message numerus="yes">
        <source>No checksum file for %n file(s) was found on the server</source>
        <translation>
            <numerusform>Auf dem Server fand sich keine Prüfsummendatei für %n Datei</numerusform>
            <numerusform>Auf dem Server fand sich keine Prüfsummendatei für %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No downloads</source>
        <translation>Keine Downloads</translation>
    </message>
    <message>
        <source>No downloads in %1</source>
        <translation>Keine Downloads in %1</translation>
    </message>
    <message>
        <source>No downloads in %1 are ready to complete</source>
        <translation>In %1 ist nichts bereit zum Abschließen</translation>
    </message>
    <message>
        <source>No downloads in %1 need attention</source>
        <translation>In %1 ist kein Eingriff nötig</translation>
    </message>
    <message>
        <source>No downloads until %1</source>
        <translation>Keine Downloads bis %1</translation>
    </message>
    <message>
        <source>No finished downloads in %1</source>
        <translation>Keine fertigen Downloads in %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>No option has these words.</source>
        <translation>Keine Option enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No paused downloads in %1</source>
        <translation>Keine angehaltenen Downloads in %1</translation>
    </message>
    <message numerus="yes">
        <source>No program opens %n link(s).</source>
        <translation>
            <numerusform>Kein Programm öffnet %n Link.</numerusform>
            <numerusform>Kein Programm öffnet %n Links.</numerusform>
        </translation>
    </message>
    <message>
        <source>No program opens the folder %1.</source>
        <translation>Kein Programm öffnet den Ordner %1.</translation>
    </message>
    <message>
        <source>No program opens the link %1.</source>
        <translation>Kein Programm öffnet den Link %1.</translation>
    </message>
    <message>
        <source>No program opens “%1”.</source>
        <translation>Kein Programm öffnet „%1“.</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>No proxy &amp;for</source>
        <translation>&amp;Kein Proxy für</translation>
    </message>
    <message>
        <source>No proxy for</source>
        <translation>Kein Proxy für</translation>
    </message>
    <message>
        <source>No proxy was found in this network; connecting directly</source>
        <translation>In diesem Netz ist kein Proxy zu finden; es wird direkt verbunden</translation>
    </message>
    <message>
        <source>No waiting downloads in %1</source>
        <translation>Keine wartenden Downloads in %1</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Normal, in the background</source>
        <translation>Normal, im Hintergrund</translation>
    </message>
    <message>
        <source>Not allowed now</source>
        <translation>Jetzt nicht erlaubt</translation>
    </message>
    <message>
        <source>Not asked beforehand: it is sent once</source>
        <translation>Nicht vorab angefragt: Es wird einmal gesendet</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Not enough room in this folder: %1 short. %2 are needed and %4 kept free, %3 are free.</source>
        <translation>In diesem Ordner ist nicht genug Platz: %1 fehlen. %2 sind nötig, %4 sollen frei bleiben, %3 sind frei.</translation>
    </message>
    <message>
        <source>Not enough room in this folder: %1 short. %2 are needed, %3 are free.</source>
        <translation>In diesem Ordner ist nicht genug Platz: %1 fehlen. %2 sind nötig, %3 sind frei.</translation>
    </message>
    <message>
        <source>Not every link is right yet.</source>
        <translation>Noch ist nicht jeder Link richtig.</translation>
    </message>
    <message>
        <source>Not every system can have this name. This one it can: %1</source>
        <translation>Nicht jedes System erlaubt diesen Namen. Möglich ist: %1</translation>
    </message>
    <message>
        <source>Not every system can use this name. %1 would do.</source>
        <translation>Nicht jedes System erlaubt diesen Namen. Möglich ist %1.</translation>
    </message>
    <message>
        <source>Not in use now.</source>
        <translation>Wird gerade nicht benutzt.</translation>
    </message>
    <message>
        <source>Not near a data cap</source>
        <translation>Nicht kurz vor der Datengrenze</translation>
    </message>
    <message>
        <source>Not on server</source>
        <translation>Nicht auf dem Server</translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation>Nicht sicher</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>Not the file</source>
        <translation>Falscher Inhalt</translation>
    </message>
    <message>
        <source>Not to be read: %1.</source>
        <translation>Nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Not where it costs extra</source>
        <translation>Nicht bei Zusatzkosten</translation>
    </message>
    <message>
        <source>Not while roaming</source>
        <translation>Nicht beim Roaming</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note of music</source>
        <translation>Note (Musik)</translation>
    </message>
    <message>
        <source>Nothing in %2 matches “%1”</source>
        <translation>Keine Treffer für „%1“ in %2</translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation>Gerade lädt nichts</translation>
    </message>
    <message>
        <source>Nothing is finished yet</source>
        <translation>Noch ist nichts fertig</translation>
    </message>
    <message>
        <source>Nothing is known of what happened to this download.</source>
        <translation>Von diesem Download ist kein Verlauf bekannt.</translation>
    </message>
    <message>
        <source>Nothing is paused</source>
        <translation>Nichts ist angehalten</translation>
    </message>
    <message>
        <source>Nothing is ready to complete</source>
        <translation>Nichts ist bereit zum Abschließen</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Keine Treffer für „%1“</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>Kein Eingriff nötig</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing to download yet</source>
        <translation>Noch nichts herunterzuladen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Now and at any time: %1.</source>
        <translation>Jetzt und jederzeit: %1.</translation>
    </message>
    <message>
        <source>Now, at full speed</source>
        <translation>Sofort, mit vollem Tempo</translation>
    </message>
    <message>
        <source>Now, in place of the schedule: %1. It holds again %2: %3.</source>
        <translation>Jetzt, statt des Zeitplans: %1. Er gilt wieder %2: %3.</translation>
    </message>
    <message>
        <source>Now: %1. It changes %2: %3.</source>
        <translation>Jetzt: %1. Das ändert sich %2: %3.</translation>
    </message>
    <message>
        <source>Number the new file</source>
        <translation>Die neue Datei nummerieren</translation>
    </message>
    <message>
        <source>Number the new one</source>
        <translation>Neue Datei nummerieren</translation>
    </message>
    <message>
        <source>Number the new ones</source>
        <translation>Neue Dateien nummerieren</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Offers to add a link to a file when you copy one, in a bar above the list.</source>
        <translation>Bietet in einer Leiste über der Liste an, einen kopierten Link auf eine Datei hinzuzufügen.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On battery</source>
        <translation>Akkubetrieb</translation>
    </message>
    <message>
        <source>On single networks</source>
        <translation>In einzelnen Netzen</translation>
    </message>
    <message>
        <source>One on each line, tried before the file types. example.com takes a whole site, example.com/music/ what lies below, and * stands for any characters.</source>
        <translation>Einer je Zeile, vor den Dateiarten geprüft. example.com gilt für eine ganze Website, example.com/music/ für alles darunter, und * steht für beliebige Zeichen.</translation>
    </message>
    <message>
        <source>Only files are selected. To remove a download, select its own row.</source>
        <translation>Nur Dateien sind ausgewählt. Um einen Download zu entfernen, seine eigene Zeile auswählen.</translation>
    </message>
    <message>
        <source>Only lines with</source>
        <translation>Nur Zeilen mit</translation>
    </message>
    <message>
        <source>Only lines with these words</source>
        <translation>Nur Zeilen mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Only what is not finished yet is listed by priority.</source>
        <translation>Nach Priorität ist nur aufgeführt, was noch nicht fertig ist.</translation>
    </message>
    <message>
        <source>Only what is signed by it is believed. Who makes the program publishes it.</source>
        <translation>Nur was damit signiert ist, gilt. Der Herausgeber des Programms veröffentlicht ihn.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open &amp;a list of links…</source>
        <translation>Eine Linkliste &amp;öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;website</source>
        <translation>&amp;Website öffnen</translation>
    </message>
    <message>
        <source>Open a list of links</source>
        <translation>Eine Linkliste öffnen</translation>
    </message>
    <message>
        <source>Open the login page</source>
        <translation>Anmeldeseite öffnen</translation>
    </message>
    <message>
        <source>Open the page &amp;it came from</source>
        <translation>Seite öffnen, &amp;von der der Link stammt</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Opening the list…</source>
        <translation>Die Liste wird geöffnet…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation>Alle an&amp;halten</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Paint the hours in which all downloads together get less, or none at all. The limit above holds at any hour. Works at once.</source>
        <translation>Stunden ausmalen, in denen alle Downloads zusammen weniger bekommen oder ganz ruhen. Das Limit darüber gilt zu jeder Stunde. Gilt sofort.</translation>
    </message>
    <message>
        <source>Paint with: %1</source>
        <translation>Malen mit: %1</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Part of each wait that varies, so that not all downloads try at one moment.</source>
        <translation>Teil jeder Wartezeit, der schwankt, damit nicht alle Downloads es im selben Augenblick versuchen.</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>Paste or drop the fresh link here</source>
        <translation>Den neuen Link hier einfügen oder ablegen</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Patterns of links of the category, one on each line</source>
        <translation>Linkmuster der Kategorie, eins je Zeile</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause the whole download</source>
        <translation>Den ganzen Download anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused by a command</source>
        <translation>Durch einen Befehl angehalten</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Von Hand angehalten</translation>
    </message>
    <message>
        <source>Paused while its files are moved</source>
        <translation>Angehalten, während die Dateien verschoben werden</translation>
    </message>
    <message>
        <source>Paused: taken out of the list</source>
        <translation>Angehalten: aus der Liste genommen</translation>
    </message>
    <message>
        <source>Pauses and waits take no room.</source>
        <translation>Pausen und Wartezeiten nehmen keinen Platz ein.</translation>
    </message>
    <message>
        <source>Payment needed</source>
        <translation>Zahlung nötig</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Place in the &amp;queue</source>
        <translation>&amp;Platz in der Warteschlange</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Press Ctrl+Z to undo.</source>
        <translation>Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Press Enter, then the new keys. Backspace takes the keys away, Esc keeps them.</source>
        <translation>Enter drücken, dann die neuen Tasten. Die Rücktaste entfernt die Tasten, Esc behält sie.</translation>
    </message>
    <message>
        <source>Press keys…</source>
        <translation>Tasten drücken…</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Previous tab of the details</source>
        <translation>Voriger Reiter der Details</translation>
    </message>
    <message>
        <source>Priori&amp;ty</source>
        <translation>P&amp;riorität</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority of imports</source>
        <translation>Priorität importierter Downloads</translation>
    </message>
    <message>
        <source>Priority of what you add</source>
        <translation>Priorität eigener Downloads</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>Privater &amp;Schlüssel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Programs are told</source>
        <translation>Programme erfahren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Properties of the selected download</source>
        <translation>Eigenschaften des ausgewählten Downloads</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy &amp;script</source>
        <translation>Proxy&amp;skript</translation>
    </message>
    <message>
        <source>Proxy of all downloads</source>
        <translation>Proxy aller Downloads</translation>
    </message>
    <message>
        <source>Proxy of this download</source>
        <translation>Proxy dieses Downloads</translation>
    </message>
    <message>
        <source>Proxy problem</source>
        <translation>Proxy-Problem</translation>
    </message>
    <message>
        <source>Proxy script</source>
        <translation>Proxyskript</translation>
    </message>
    <message>
        <source>Proxy servers</source>
        <translation>Proxyserver</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>Proxy…</translation>
    </message>
    <message>
        <source>Put https:// before it</source>
        <translation>https:// davorsetzen</translation>
    </message>
    <message>
        <source>Put https:// before them</source>
        <translation>https:// vor alle setzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit bitsgui</source>
        <translation>bitsgui beenden</translation>
    </message>
    <message>
        <source>Quit bitsgui?</source>
        <translation>bitsgui beenden?</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Kontingente</translation>
    </message>
    <message>
        <source>R&amp;esume all</source>
        <translation>Alle f&amp;ortsetzen</translation>
    </message>
    <message>
        <source>R&amp;ule for this server…</source>
        <translation>Regel f&amp;ür diesen Server…</translation>
    </message>
    <message>
        <source>Ranges of a file</source>
        <translation>Bereiche einer Datei</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Re&amp;quest method</source>
        <translation>Methode f&amp;ür Anfragen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>Ready to complete</source>
        <translation>Bereit zum Abschließen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Redirected from %1 to %2</source>
        <translation>Umgeleitet von %1 nach %2</translation>
    </message>
    <message>
        <source>Redirected within %1</source>
        <translation>Umgeleitet innerhalb von %1</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Umleitungen</translation>
    </message>
    <message>
        <source>Referer</source>
        <translation>Referer</translation>
    </message>
    <message>
        <source>Referrin&amp;g page</source>
        <translation>Ve&amp;rweisende Seite</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Refuse web pages</source>
        <translation>Webseiten ablehnen</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Remember at most</source>
        <translation>Höchstens behalten</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message numerus="yes">
        <source>Remo&amp;ve %n file(s) from the download</source>
        <translation>
            <numerusform>%n Datei aus dem Download ent&amp;fernen</numerusform>
            <numerusform>%n Dateien aus dem Download ent&amp;fernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n download(s)?</source>
        <translation>
            <numerusform>%n Download entfernen?</numerusform>
            <numerusform>%n Downloads entfernen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s)</source>
        <translation>
            <numerusform>%n Datei entfernen</numerusform>
            <numerusform>%n Dateien entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s) from the download?</source>
        <translation>
            <numerusform>%n Datei aus dem Download entfernen?</numerusform>
            <numerusform>%n Dateien aus dem Download entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove downloads</source>
        <translation>Downloads entfernen</translation>
    </message>
    <message>
        <source>Remove the limit of %1</source>
        <translation>Das Tempolimit von %1 entfernen</translation>
    </message>
    <message>
        <source>Remove the rule for %1</source>
        <translation>Regel für %1 entfernen</translation>
    </message>
    <message>
        <source>Remove with fi&amp;les…</source>
        <translation>&amp;Mit Dateien entfernen…</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n download(s)</source>
        <translation>
            <numerusform>%n Download entfernt</numerusform>
            <numerusform>%n Downloads entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed the rule for %1</source>
        <translation>Regel für %1 entfernt</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>„%1“ entfernt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename download</source>
        <translation>Download umbenennen</translation>
    </message>
    <message>
        <source>Rename file</source>
        <translation>Datei umbenennen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the old file</source>
        <translation>Die alte Datei ersetzen</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all options</source>
        <translation>Alle Optionen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all options?</source>
        <translation>Alle Optionen zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset to: %1</source>
        <translation>Zurücksetzen auf: %1</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Rests by schedule</source>
        <translation>Ruht laut Zeitplan</translation>
    </message>
    <message>
        <source>Rests until %1, as the schedule says</source>
        <translation>Ruht bis %1 laut Zeitplan</translation>
    </message>
    <message>
        <source>Rests, as the schedule says</source>
        <translation>Ruht, wie der Zeitplan sagt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume a paused download with Ctrl+R, or add a new one with Ctrl+N.</source>
        <translation>Mit Strg+R einen angehaltenen Download fortsetzen oder mit Strg+N einen neuen hinzufügen.</translation>
    </message>
    <message>
        <source>Resume or retry</source>
        <translation>Fortsetzen oder erneut versuchen</translation>
    </message>
    <message>
        <source>Resume or retry the whole download</source>
        <translation>Den ganzen Download fortsetzen oder erneut versuchen</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Resumed by a command</source>
        <translation>Durch einen Befehl fortgesetzt</translation>
    </message>
    <message>
        <source>Resumed by you</source>
        <translation>Von Hand fortgesetzt</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Neue Versuche</translation>
    </message>
    <message>
        <source>Retries after</source>
        <translation>Neuer Versuch nach</translation>
    </message>
    <message>
        <source>Retries in %1</source>
        <translation>Neuer Versuch in %1</translation>
    </message>
    <message>
        <source>Retries in %1, attempt %2</source>
        <translation>Neuer Versuch in %1, Versuch %2</translation>
    </message>
    <message>
        <source>Retries now</source>
        <translation>Neuer Versuch jetzt</translation>
    </message>
    <message>
        <source>Retries now, attempt %2</source>
        <translation>Neuer Versuch jetzt, Versuch %2</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>Zeilen der Liste</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules for single servers</source>
        <translation>Regeln für einzelne Server</translation>
    </message>
    <message>
        <source>Runs only if File, When all is done, says so. A program and arguments; {file} and {job} are path and name of the last download.</source>
        <translation>Läuft nur, wenn es im Menü „Datei“ unter „Wenn alles fertig ist“ gewählt ist. Ein Programm und Argumente; {file} und {job} sind Pfad und Name des letzten Downloads.</translation>
    </message>
    <message>
        <source>Runs when the download is there or has failed.</source>
        <translation>Läuft, wenn der Download da oder fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>S&amp;how only</source>
        <translation>Nu&amp;r anzeigen</translation>
    </message>
    <message>
        <source>S&amp;leep</source>
        <translation>&amp;Standby</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SOCKS HTTP server</source>
        <translation>SOCKS HTTP Server</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Gleicher Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>Save in this folder</source>
        <translation>In diesem Ordner speichern</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Says which proxy a link goes through, and whether the server answers.</source>
        <translation>Sagt, durch welchen Proxy ein Link geht und ob der Server antwortet.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>Suchen (%1)</translation>
    </message>
    <message>
        <source>Search in all downloads (%1)</source>
        <translation>In allen Downloads suchen (%1)</translation>
    </message>
    <message>
        <source>Search the downloads</source>
        <translation>Downloads durchsuchen</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Segments of a file</source>
        <translation>Segmente einer Datei</translation>
    </message>
    <message>
        <source>Segments of the selected download</source>
        <translation>Segmente des ausgewählten Downloads</translation>
    </message>
    <message>
        <source>Segments: write a whole number from %1 to %2, or nothing.</source>
        <translation>Segmente: eine ganze Zahl von %1 bis %2 oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles aus&amp;wählen</translation>
    </message>
    <message>
        <source>Select a download to see its details.</source>
        <translation>Einen Download auswählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Send it once more</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Send them &amp;unencrypted to this server</source>
        <translation>&amp;Unverschlüsselt an diesen Server senden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server fault</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>Server is busy</source>
        <translation>Server überlastet</translation>
    </message>
    <message>
        <source>Server refused</source>
        <translation>Server lehnt ab</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server und Seiten</translation>
    </message>
    <message>
        <source>Servers that may be sent user and password although anybody on the way can read them, as in nas.example:8080. Works at once.</source>
        <translation>Server, an die Benutzername und Passwort gehen dürfen, obwohl unterwegs jeder sie lesen kann, etwa nas.example:8080. Gilt sofort.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Sh&amp;ut down</source>
        <translation>A&amp;usschalten</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shortest wait to set</source>
        <translation>Kürzeste einstellbare Wartezeit</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show all downloads</source>
        <translation>Alle Downloads anzeigen</translation>
    </message>
    <message>
        <source>Show all links</source>
        <translation>Alle Links zeigen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im Ord&amp;ner anzeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Download anzeigen</translation>
    </message>
    <message>
        <source>Show only links with these words</source>
        <translation>Nur Links mit diesen Wörtern anzeigen</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>Nächste zeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Downloads anzeigen</translation>
    </message>
    <message>
        <source>Shows in which category a link lands, and why.</source>
        <translation>Zeigt, in welcher Kategorie ein Link landet und warum.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Skip the new file</source>
        <translation>Die neue Datei überspringen</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>Diese Datei überspringen</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Diese Version überspringen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Some of what is there came from here.</source>
        <translation>Ein Teil von dem, was da ist, kam von hier.</translation>
    </message>
    <message>
        <source>Some servers do not tell how large a file is, so that no end can be foreseen.</source>
        <translation>Manche Server sagen nicht, wie groß eine Datei ist; dann ist kein Ende abzusehen.</translation>
    </message>
    <message>
        <source>Sort &amp;by</source>
        <translation>Sortieren &amp;nach</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Spaces, umlauts and the like are escaped. Otherwise such links are refused.</source>
        <translation>Leerzeichen, Umlaute und Ähnliches werden umgeschrieben. Sonst werden solche Links abgelehnt.</translation>
    </message>
    <message>
        <source>Spee&amp;d limit</source>
        <translation>Tempo&amp;limit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed limi&amp;t</source>
        <translation>Tempolimi&amp;t</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Tempolimit</translation>
    </message>
    <message>
        <source>Speed limit. %1</source>
        <translation>Tempolimit. %1</translation>
    </message>
    <message>
        <source>Speed limit: %1</source>
        <translation>Tempolimit: %1</translation>
    </message>
    <message>
        <source>Speed limit: write at least %1, or nothing.</source>
        <translation>Tempolimit: mindestens %1 oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Speed limit: write at least %1.</source>
        <translation>Tempolimit: mindestens %1 eingeben.</translation>
    </message>
    <message>
        <source>Speed over time</source>
        <translation>Tempo im Zeitverlauf</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message numerus="yes">
        <source>Start %n file(s) over?</source>
        <translation>
            <numerusform>%n Datei neu beginnen?</numerusform>
            <numerusform>%n Dateien neu beginnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Start und Ende</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Start o&amp;ver</source>
        <translation>Neu &amp;beginnen</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Start over with it</source>
        <translation>Damit neu beginnen</translation>
    </message>
    <message>
        <source>Start programs</source>
        <translation>Programme starten</translation>
    </message>
    <message>
        <source>Start “%1” over?</source>
        <translation>„%1“ neu beginnen?</translation>
    </message>
    <message>
        <source>Starts without a window, in the tray; minimised where your desktop has none.</source>
        <translation>Startet ohne Fenster im Infobereich; minimiert, wo es keinen gibt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <source>Stood still</source>
        <translation>Stand still</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped: this download needs your attention</source>
        <translation>Stehen geblieben: Ein Eingriff ist nötig</translation>
    </message>
    <message>
        <source>Stops when a web page comes in place of another kind of file, such as a login.</source>
        <translation>Hält an, wenn statt einer anderen Datei eine Webseite kommt, etwa eine Anmeldung.</translation>
    </message>
    <message>
        <source>Such a file begins anew whenever its download is interrupted.</source>
        <translation>Eine solche Datei beginnt von vorn, wenn ihr Download unterbrochen wird.</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>%1 herausnehmen</translation>
    </message>
    <message>
        <source>Take &amp;brackets as they are</source>
        <translation>Kl&amp;ammern wörtlich nehmen</translation>
    </message>
    <message>
        <source>Take files of unknown size</source>
        <translation>Dateien unbekannter Größe nehmen</translation>
    </message>
    <message>
        <source>Take files that cannot be resumed</source>
        <translation>Nicht fortsetzbare Dateien nehmen</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Dort wegnehmen</translation>
    </message>
    <message>
        <source>Taking turns</source>
        <translation>Abwechseln</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test a lin&amp;k</source>
        <translation>Link &amp;testen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>That did not work: %1</source>
        <translation>Das hat nicht geklappt: %1</translation>
    </message>
    <message>
        <source>The %1 received so far do not belong to it and would be deleted.</source>
        <translation>Die schon empfangenen %1 gehören nicht dazu und werden dabei gelöscht.</translation>
    </message>
    <message>
        <source>The &amp;date: it may have expired, or not be valid yet</source>
        <translation>Das &amp;Datum: Es darf abgelaufen oder noch nicht gültig sein</translation>
    </message>
    <message>
        <source>The &amp;files too</source>
        <translation>Auch die &amp;Dateien</translation>
    </message>
    <message>
        <source>The &amp;host: it may be for another address</source>
        <translation>Die &amp;Adresse: Es darf für eine andere gelten</translation>
    </message>
    <message>
        <source>The &amp;issuer: nobody you trust need vouch for it</source>
        <translation>Der Au&amp;ssteller: Niemand, dem Sie trauen, muss dafür bürgen</translation>
    </message>
    <message>
        <source>The &amp;purpose: it need not be meant for servers</source>
        <translation>Der Z&amp;weck: Es muss nicht für Server gedacht sein</translation>
    </message>
    <message>
        <source>The brackets stand for %1 links. At most %2 can be added at once.</source>
        <translation>Die Klammern stehen für %1 Links. Höchstens %2 lassen sich auf einmal hinzufügen.</translation>
    </message>
    <message>
        <source>The checksum of %1 agrees (%2)</source>
        <translation>Die Prüfsumme von %1 stimmt (%2)</translation>
    </message>
    <message numerus="yes">
        <source>The checksums of %n file(s) agree</source>
        <translation>
            <numerusform>Die Prüfsumme von %n Datei stimmt</numerusform>
            <numerusform>Die Prüfsummen von %n Dateien stimmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The download under way goes on when you start bitsgui again.</source>
        <translation>Der laufende Download geht weiter, wenn bitsgui wieder startet.</translation>
    </message>
    <message>
        <source>The download under way will wait, paused, until you resume it.</source>
        <translation>Der laufende Download wartet dann angehalten, bis er fortgesetzt wird.</translation>
    </message>
    <message>
        <source>The downloads cannot be opened: %1</source>
        <translation>Die Downloads lassen sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>The entry cannot be written: %1</source>
        <translation>Der Eintrag kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The file keeps its name.</source>
        <translation>Die Datei behält ihren Namen.</translation>
    </message>
    <message>
        <source>The first that takes a connection is used. Write spaces between several.</source>
        <translation>Mehrere durch Leerzeichen trennen; verwendet wird der erste, der eine Verbindung annimmt.</translation>
    </message>
    <message>
        <source>The folder that is offered for new downloads.</source>
        <translation>Der Ordner, der für neue Downloads angeboten wird.</translation>
    </message>
    <message>
        <source>The highest number that can be chosen for a single download.</source>
        <translation>Die höchste Zahl, die für einen einzelnen Download gewählt werden kann.</translation>
    </message>
    <message>
        <source>The licence: %1</source>
        <translation>Die Lizenz: %1</translation>
    </message>
    <message>
        <source>The list and the history are in</source>
        <translation>Liste und Verlauf liegen in</translation>
    </message>
    <message>
        <source>The machine goes to sleep at %1.</source>
        <translation>Der Computer geht um %1 in den Standby.</translation>
    </message>
    <message>
        <source>The machine shuts down at %1.</source>
        <translation>Der Computer wird um %1 ausgeschaltet.</translation>
    </message>
    <message>
        <source>The name servers are told this program has.</source>
        <translation>Der Name, unter dem Server dieses Programm kennen.</translation>
    </message>
    <message>
        <source>The new one gets a number.</source>
        <translation>Die neue Datei bekommt eine Nummer.</translation>
    </message>
    <message>
        <source>The new one is left out.</source>
        <translation>Die neue Datei wird ausgelassen.</translation>
    </message>
    <message>
        <source>The new one takes its place.</source>
        <translation>Die neue Datei ersetzt sie.</translation>
    </message>
    <message>
        <source>The new ones are left out.</source>
        <translation>Die neuen Dateien werden ausgelassen.</translation>
    </message>
    <message>
        <source>The new ones get numbers.</source>
        <translation>Die neuen Dateien bekommen Nummern.</translation>
    </message>
    <message>
        <source>The new ones take their places.</source>
        <translation>Die neuen Dateien ersetzen sie.</translation>
    </message>
    <message>
        <source>The order of the queue</source>
        <translation>Die Reihenfolge der Warteschlange</translation>
    </message>
    <message>
        <source>The others wait for their turn.</source>
        <translation>Die anderen warten, bis sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>The passphrase is stored encrypted; without a keyring it is kept until you quit.</source>
        <translation>Die Passphrase wird verschlüsselt gespeichert; ohne Schlüsselbund wird sie bis zum Beenden behalten.</translation>
    </message>
    <message>
        <source>The program was started again; the download goes on</source>
        <translation>Das Programm wurde wieder gestartet; der Download geht weiter</translation>
    </message>
    <message>
        <source>The report was not saved: %1</source>
        <translation>Der Bericht wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The rule for %1 says which proxy (Preferences, Network).</source>
        <translation>Den Proxy bestimmt die Regel für %1 (Einstellungen, Netz).</translation>
    </message>
    <message>
        <source>The same for downloads that come from a list, a schedule or another program.</source>
        <translation>Dasselbe für Downloads aus einer Liste, einem Zeitplan oder einem anderen Programm.</translation>
    </message>
    <message>
        <source>The script is read and tried…</source>
        <translation>Das Skript wird gelesen und ausprobiert…</translation>
    </message>
    <message>
        <source>The server has a new version of %1, which is fetched anew</source>
        <translation>Der Server hat eine neue Fassung von %1, die von vorn geladen wird</translation>
    </message>
    <message>
        <source>The server says that it is another version.</source>
        <translation>Der Server sagt, dass es eine andere Fassung ist.</translation>
    </message>
    <message>
        <source>The speed shows here while the download runs.</source>
        <translation>Hier erscheint das Tempo, während der Download läuft.</translation>
    </message>
    <message>
        <source>The system does not let the machine be shut down: %1</source>
        <translation>Das System lässt den Computer nicht ausschalten: %1</translation>
    </message>
    <message>
        <source>The system does not let the machine sleep: %1</source>
        <translation>Das System lässt den Computer nicht in den Standby gehen: %1</translation>
    </message>
    <message>
        <source>The tray of your desktop has gone, so the window is here again.</source>
        <translation>Der Infobereich des Desktops ist verschwunden, deshalb ist das Fenster wieder da.</translation>
    </message>
    <message>
        <source>The unfinished file, also another program&#x27;s</source>
        <translation>Die unfertige Datei, auch die eines anderen Programms</translation>
    </message>
    <message>
        <source>The usual folder</source>
        <translation>Der übliche Ordner</translation>
    </message>
    <message>
        <source>The wait between two tries grows no further.</source>
        <translation>Länger wird die Wartezeit zwischen zwei Versuchen nicht.</translation>
    </message>
    <message>
        <source>Their source code: %1</source>
        <translation>Ihr Quelltext: %1</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>There is a category of this name already.</source>
        <translation>Eine Kategorie dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is a file of this name: give a folder.</source>
        <translation>Eine Datei heißt so: einen Ordner angeben.</translation>
    </message>
    <message>
        <source>There is a limit for %1 already.</source>
        <translation>Für %1 gibt es schon ein Tempolimit.</translation>
    </message>
    <message>
        <source>There is a rule for %1 already.</source>
        <translation>Für %1 gibt es schon eine Regel.</translation>
    </message>
    <message>
        <source>There is no checksum to compare “%1” with.</source>
        <translation>Es gibt keine Prüfsumme, mit der sich „%1“ vergleichen lässt.</translation>
    </message>
    <message>
        <source>There is no file to check.</source>
        <translation>Es gibt keine Datei zu prüfen.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no link in %1.</source>
        <translation>In %1 ist kein Link.</translation>
    </message>
    <message>
        <source>There is no link in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Link.</translation>
    </message>
    <message>
        <source>These are more than a category may have.</source>
        <translation>Das sind mehr, als eine Kategorie haben kann.</translation>
    </message>
    <message>
        <source>These servers</source>
        <translation>Diese Proxyserver</translation>
    </message>
    <message>
        <source>They go to the chosen server only, and are stored encrypted.</source>
        <translation>Sie gehen nur an den gewählten Server und werden verschlüsselt gespeichert.</translation>
    </message>
    <message>
        <source>They go to the server of the link only, and are stored encrypted.</source>
        <translation>Sie gehen nur an den Server des Links und werden verschlüsselt gespeichert.</translation>
    </message>
    <message>
        <source>They go to this proxy only, for all downloads, and are stored encrypted.</source>
        <translation>Sie gehen nur an diesen Proxy, für alle Downloads, und werden verschlüsselt gespeichert.</translation>
    </message>
    <message>
        <source>They go to this server only, for all downloads that wait for them, and are stored encrypted.</source>
        <translation>Sie gehen nur an diesen Server, für alle Downloads, die auf sie warten, und werden verschlüsselt gespeichert.</translation>
    </message>
    <message>
        <source>They use at most this much of the line; works at once.</source>
        <translation>Höchstens so viel von der Leitung nutzen; gilt sofort.</translation>
    </message>
    <message>
        <source>This can be set only until the download starts for the first time.</source>
        <translation>Das lässt sich nur festlegen, bis der Download zum ersten Mal beginnt.</translation>
    </message>
    <message>
        <source>This download has ended. Nothing of it can be changed.</source>
        <translation>Dieser Download ist zu Ende. Nichts daran lässt sich noch ändern.</translation>
    </message>
    <message>
        <source>This is all the report holds. Passwords, cookies and the secret parts of links are hidden; look it over all the same before you hand it on.</source>
        <translation>Das ist alles, was der Bericht enthält. Passwörter, Cookies und die geheimen Teile von Links sind verdeckt; trotzdem durchsehen, bevor er weitergegeben wird.</translation>
    </message>
    <message>
        <source>This is bitsgui %1, the newest version.</source>
        <translation>Das ist bitsgui %1, die neueste Version.</translation>
    </message>
    <message>
        <source>This is no MD5, SHA-1 or SHA-2 checksum.</source>
        <translation>Das ist keine MD5-, SHA-1- oder SHA-2-Prüfsumme.</translation>
    </message>
    <message>
        <source>This is not a link: %1</source>
        <translation>Das ist kein Link: %1</translation>
    </message>
    <message>
        <source>This link does not work now. %1</source>
        <translation>Dieser Link funktioniert jetzt nicht. %1</translation>
    </message>
    <message>
        <source>This link is there already.</source>
        <translation>Diesen Link gibt es schon.</translation>
    </message>
    <message>
        <source>This link leads to a web page, not to a file.</source>
        <translation>Dieser Link führt zu einer Webseite, nicht zu einer Datei.</translation>
    </message>
    <message>
        <source>This server takes them unencrypted only: anybody on the way can read them. All downloads that wait for this server are given them. Preferences, Network lists where you allowed that.</source>
        <translation>Dieser Server nimmt beides nur unverschlüsselt: Unterwegs kann es jeder lesen. Alle Downloads, die auf diesen Server warten, verwenden es. Wo Sie das erlaubt haben, steht in den Einstellungen unter „Netz“.</translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>This was sent to the server by %1 and may be an order: to download it again it is sent once more.</source>
        <translation>Das wurde mit %1 an den Server gesendet und kann eine Bestellung sein: Für einen neuen Download wird es noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Those in the background wait</source>
        <translation>Die im Hintergrund warten</translation>
    </message>
    <message>
        <source>Those of high, normal or low priority; they count among all downloads at once.</source>
        <translation>Downloads mit hoher, normaler oder niedriger Priorität; sie zählen zu allen gleichzeitigen dazu.</translation>
    </message>
    <message>
        <source>Those you accepted although something was wrong with them. If a server shows another one, that is an error again. Works at once.</source>
        <translation>Solche, die Sie angenommen haben, obwohl etwas daran nicht stimmte. Zeigt ein Server ein anderes, ist das wieder ein Fehler. Gilt sofort.</translation>
    </message>
    <message>
        <source>Through %1:</source>
        <translation>Durch %1:</translation>
    </message>
    <message>
        <source>Through the proxy %1: %2 answers.</source>
        <translation>Durch den Proxy %1: %2 antwortet.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigter Zeitraum</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Zeit für die Antwort</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Zeit für das Verbinden</translation>
    </message>
    <message>
        <source>Time without a byte</source>
        <translation>Zeit ohne Daten</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>To the &amp;bottom</source>
        <translation>Ganz nach &amp;unten</translation>
    </message>
    <message>
        <source>To the &amp;top</source>
        <translation>&amp;Ganz nach oben</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Zu lange gebraucht</translation>
    </message>
    <message>
        <source>Turn of a background download</source>
        <translation>Laufzeit eines Hintergrund-Downloads</translation>
    </message>
    <message>
        <source>Two lines tell where from and why; one line leaves room for more downloads.</source>
        <translation>Zwei Zeilen sagen, woher und warum; eine Zeile lässt Platz für mehr Downloads.</translation>
    </message>
    <message>
        <source>Two of the files are called %1: the second becomes %2.</source>
        <translation>Zwei der Dateien heißen %1: Die zweite wird zu %2.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Unchecked</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Unencrypted logins</source>
        <translation>Unverschlüsselte Anmeldungen</translation>
    </message>
    <message>
        <source>Unit of the speed limit</source>
        <translation>Einheit des Tempolimits</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>Einheit: %1</translation>
    </message>
    <message>
        <source>Unknown server</source>
        <translation>Server unbekannt</translation>
    </message>
    <message>
        <source>Unmetered networks only</source>
        <translation>Nur ungetaktete Netze</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Wartet bis %1</translation>
    </message>
    <message>
        <source>Until then nothing changes.</source>
        <translation>Bis dahin ändert sich nichts.</translation>
    </message>
    <message>
        <source>Until then they wait, and Resume begins at once.</source>
        <translation>Bis dahin wird gewartet; „Fortsetzen“ beginnt sofort.</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Upload with a reply</source>
        <translation>Upload mit Antwort</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use and resume</source>
        <translation>Verwenden und fortsetzen</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Use my &amp;logon</source>
        <translation>Meine An&amp;meldung verwenden</translation>
    </message>
    <message>
        <source>Use my logon</source>
        <translation>Meine Anmeldung verwenden</translation>
    </message>
    <message>
        <source>Use this link</source>
        <translation>Diesen Link verwenden</translation>
    </message>
    <message>
        <source>Use&amp;r name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>W&amp;hen all is done</source>
        <translation>Wenn alles &amp;fertig ist</translation>
    </message>
    <message>
        <source>WPAD automatic configuration</source>
        <translation>WPAD automatische Konfiguration</translation>
    </message>
    <message>
        <source>Wait for a missing folder</source>
        <translation>Auf fehlenden Ordner warten</translation>
    </message>
    <message>
        <source>Wait while the disk is full</source>
        <translation>Warten, wenn der Datenträger voll ist</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis er an der Reihe ist</translation>
    </message>
    <message>
        <source>Waiting: starts %1</source>
        <translation>Wartet: beginnt %1</translation>
    </message>
    <message>
        <source>Waits for a place</source>
        <translation>Wartet auf Server</translation>
    </message>
    <message>
        <source>Waits for a place at %1</source>
        <translation>Wartet auf einen freien Platz bei %1</translation>
    </message>
    <message>
        <source>Waits until %1, as %2 asks</source>
        <translation>Wartet bis %1, auf Bitte von %2</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Warnings, too</source>
        <translation>Auch Warnungen</translation>
    </message>
    <message>
        <source>Watch the clipboard</source>
        <translation>Zwischenablage beobachten</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Weekly schedule</source>
        <translation>Wochenplan</translation>
    </message>
    <message>
        <source>What downloads do while the battery saver is on. Works at once.</source>
        <translation>Was Downloads tun, solange der Stromsparmodus an ist. Gilt sofort.</translation>
    </message>
    <message>
        <source>What downloads do while there is no mains power. Works at once.</source>
        <translation>Was Downloads tun, solange kein Netzstrom da ist. Gilt sofort.</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Was geschah:</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What happens when a file of the name is there already.</source>
        <translation>Was geschieht, wenn schon eine Datei dieses Namens da ist.</translation>
    </message>
    <message>
        <source>What is being fetched again stays as it was</source>
        <translation>Was noch geholt wird, bleibt, wie es war</translation>
    </message>
    <message>
        <source>What is downloaded now pauses for it and goes on afterwards.</source>
        <translation>Laufende Downloads halten dafür an und gehen danach weiter.</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Was ist neu…</translation>
    </message>
    <message>
        <source>What is not moved yet stays where it is</source>
        <translation>Was noch nicht verschoben ist, bleibt, wo es ist</translation>
    </message>
    <message>
        <source>What is set now cannot be read; what you write takes its place.</source>
        <translation>Was jetzt gesetzt ist, lässt sich nicht lesen; was Sie schreiben, tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>What is set now is no text; what you write takes its place.</source>
        <translation>Was jetzt gilt, ist kein Text; was Sie schreiben, tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>What is set there for the server, or for all downloads.</source>
        <translation>Was dort für den Server oder für alle Downloads eingestellt ist.</translation>
    </message>
    <message>
        <source>What the command sends is under More.</source>
        <translation>Was der Befehl sendet, steht unter „Mehr“.</translation>
    </message>
    <message>
        <source>What the servers say of each link</source>
        <translation>Was die Server zu jedem Link sagen</translation>
    </message>
    <message>
        <source>What the variables http_proxy and no_proxy say, else this computer’s settings.</source>
        <translation>Was die Variablen http_proxy und no_proxy sagen, sonst die Einstellungen dieses Computers.</translation>
    </message>
    <message>
        <source>What was received of the files given up is deleted.</source>
        <translation>Was von den aufgegebenen Dateien da ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>What was received so far is deleted.</source>
        <translation>Was bisher empfangen wurde, wird gelöscht.</translation>
    </message>
    <message>
        <source>What was sent with it is not kept any more: fill it in under More.</source>
        <translation>Was damit gesendet wurde, ist nicht mehr da: unter „Mehr“ neu eintragen.</translation>
    </message>
    <message>
        <source>When a download ends</source>
        <translation>Wenn ein Download endet</translation>
    </message>
    <message>
        <source>When a server asks to be left alone for longer, this counts instead.</source>
        <translation>Verlangt ein Server eine längere Pause, gilt stattdessen dies.</translation>
    </message>
    <message>
        <source>When all is done</source>
        <translation>Wenn alles fertig ist</translation>
    </message>
    <message numerus="yes">
        <source>When do %n download(s) begin?</source>
        <translation>
            <numerusform>Wann soll %n Download beginnen?</numerusform>
            <numerusform>Wann sollen %n Downloads beginnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>When done: quit</source>
        <translation>Wenn fertig: beenden</translation>
    </message>
    <message>
        <source>When done: run a command</source>
        <translation>Wenn fertig: Befehl</translation>
    </message>
    <message>
        <source>When done: shut down</source>
        <translation>Wenn fertig: ausschalten</translation>
    </message>
    <message>
        <source>When done: sleep</source>
        <translation>Wenn fertig: Standby</translation>
    </message>
    <message>
        <source>When its turn comes</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>Where the script (PAC) is that names the proxy for each link, if that is to be found by itself. Works at once.</source>
        <translation>Wo das Skript (PAC) liegt, das den Proxy jedes Links nennt, wenn er automatisch ermittelt wird. Gilt sofort.</translation>
    </message>
    <message>
        <source>Which networks new ones may use; on others they wait and go on by themselves.</source>
        <translation>Welche Netze neue nutzen dürfen; in anderen warten sie und laufen von selbst weiter.</translation>
    </message>
    <message>
        <source>While downloads go over the network of this name, they get at most this much together; the lowest limit counts. The name is that of the connection in NetworkManager, or of an interface; told on Linux only. Works at once.</source>
        <translation>Solange Downloads über das Netz dieses Namens gehen, bekommen sie zusammen höchstens so viel; das niedrigste Limit zählt. Gemeint ist der Name einer Verbindung im NetworkManager oder einer Schnittstelle; nur unter Linux bekannt. Gilt sofort.</translation>
    </message>
    <message>
        <source>While power is saved</source>
        <translation>Beim Energiesparen</translation>
    </message>
    <message>
        <source>Who issued it lists those. The download fails if the list cannot be fetched; what has come of a file comes anew.</source>
        <translation>Der Aussteller führt darüber eine Liste. Ist sie nicht zu bekommen, schlägt der Download fehl; was von einer Datei schon da ist, wird neu geladen.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Will try again</source>
        <translation>Wird erneut versucht</translation>
    </message>
    <message>
        <source>With *.example.org each server whose name ends like that has the rule for itself. What is left empty is as a wider rule for the server says, or as for all. Where a link leads on to another server, the rules of both hold. What a download has of its own comes first. Works at once.</source>
        <translation>Eine Regel für *.example.org gilt für jeden Server, dessen Name so endet, einzeln. Was leer bleibt, folgt einer weiter gefassten Regel für den Server, sonst dem, was für alle gilt. Führt ein Link zu einem anderen Server weiter, gelten die Regeln beider. Was ein Download selbst hat, geht vor. Gilt sofort.</translation>
    </message>
    <message>
        <source>With one link only</source>
        <translation>Nur mit einem einzigen Link</translation>
    </message>
    <message>
        <source>Without a checksum to compare with: %1.</source>
        <translation>Ohne Prüfsumme zum Vergleichen: %1.</translation>
    </message>
    <message>
        <source>Without a keyring they are kept until you quit.</source>
        <translation>Ohne Schlüsselbund werden sie bis zum Beenden behalten.</translation>
    </message>
    <message>
        <source>Without a proxy: %2 answers.</source>
        <translation>Ohne Proxy: %2 antwortet.</translation>
    </message>
    <message>
        <source>Words, numbers and dates; works at once.</source>
        <translation>Wörter, Zahlen und Daten; gilt sofort.</translation>
    </message>
    <message>
        <source>Write Name: value on each line.</source>
        <translation>Jede Zeile in der Form „Name: Wert“ eingeben.</translation>
    </message>
    <message>
        <source>Write a link without a login, or nothing.</source>
        <translation>Einen Link ohne Anmeldedaten oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write a link without a login, or the full path of a file, or nothing.</source>
        <translation>Einen Link ohne Anmeldedaten, den vollständigen Pfad einer Datei oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2 eingeben.</translation>
    </message>
    <message>
        <source>Write a number of at least %1.</source>
        <translation>Eine Zahl von mindestens %1 eingeben.</translation>
    </message>
    <message>
        <source>Write a program and its arguments, or nothing.</source>
        <translation>Ein Programm mit Argumenten oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write a public key in base64, or nothing.</source>
        <translation>Einen öffentlichen Schlüssel in Base64 oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2 eingeben.</translation>
    </message>
    <message>
        <source>Write a whole number of at least %1.</source>
        <translation>Eine ganze Zahl von mindestens %1 eingeben.</translation>
    </message>
    <message>
        <source>Write name=value; name=value.</source>
        <translation>In der Form „Name=Wert; Name=Wert“ eingeben.</translation>
    </message>
    <message>
        <source>Write one line of text, or nothing.</source>
        <translation>Eine Zeile Text oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write one word, such as POST.</source>
        <translation>Ein Wort wie POST eingeben.</translation>
    </message>
    <message>
        <source>Write servers with spaces between them, or nothing.</source>
        <translation>Server, durch Leerzeichen getrennt, oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write the full path of a file, or nothing.</source>
        <translation>Den vollständigen Pfad einer Datei oder nichts eingeben.</translation>
    </message>
    <message>
        <source>Write the name of an interface, such as tun0, or an address of this computer.</source>
        <translation>Den Namen einer Schnittstelle wie tun0 oder eine Adresse dieses Computers eingeben.</translation>
    </message>
    <message>
        <source>Write which network this is for, or remove the limit.</source>
        <translation>Angeben, für welches Netz es gilt, oder das Tempolimit entfernen.</translation>
    </message>
    <message>
        <source>Write which server this is for, or remove the rule.</source>
        <translation>Angeben, für welchen Server sie gilt, oder die Regel entfernen.</translation>
    </message>
    <message>
        <source>You accepted what the server sends for %1</source>
        <translation>Für %1 wurde angenommen, was der Server schickt</translation>
    </message>
    <message>
        <source>You are asked then.</source>
        <translation>Dann wird gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>You can undo this for %n second(s).</source>
        <translation>
            <numerusform>%n Sekunde lang lässt sich das rückgängig machen.</numerusform>
            <numerusform>%n Sekunden lang lässt sich das rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>You cannot write into this folder.</source>
        <translation>In diesen Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>You left %1 out</source>
        <translation>%1 wurde weggelassen</translation>
    </message>
    <message>
        <source>You let %1 start over</source>
        <translation>%1 wurde neu begonnen</translation>
    </message>
    <message>
        <source>You may not write to the folder %1. Choose another, or change who may write there.</source>
        <translation>In den Ordner %1 darf nicht geschrieben werden. Einen anderen wählen oder ändern, wer dort schreiben darf.</translation>
    </message>
    <message>
        <source>Your desktop has no tray, so closing the window ends bitsgui. For GNOME there is an extension: AppIndicator and KStatusNotifierItem Support.</source>
        <translation>Ihr Desktop hat keinen Infobereich, daher beendet das Schließen des Fensters bitsgui. Für GNOME gibt es eine Erweiterung: AppIndicator and KStatusNotifierItem Support.</translation>
    </message>
    <message>
        <source>Your desktop tells of them while you look at something else.</source>
        <translation>Der Desktop meldet sie, während Sie etwas anderes ansehen.</translation>
    </message>
    <message>
        <source>Your desktop tells of those that cannot go on by themselves.</source>
        <translation>Der Desktop meldet solche, die nicht von selbst weiterlaufen können.</translation>
    </message>
    <message>
        <source>a certificate to show</source>
        <translation>ein Client-Zertifikat</translation>
    </message>
    <message>
        <source>a check found damage</source>
        <translation>eine Prüfung fand Schäden</translation>
    </message>
    <message>
        <source>a proxy that is found by itself</source>
        <translation>ein automatisch ermittelter Proxy</translation>
    </message>
    <message>
        <source>a user agent of its own</source>
        <translation>ein eigener User-Agent</translation>
    </message>
    <message>
        <source>access rights of the source</source>
        <translation>Zugriffsrechte der Quelle</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>all together limited to %1</source>
        <translation>alle zusammen auf %1 begrenzt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation>wie in den Einstellungen</translation>
    </message>
    <message>
        <source>as in the settings: %1</source>
        <translation>wie in den Einstellungen: %1</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie sonst</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>autostart startup boot logon sign in</source>
        <translation>Autostart Systemstart hochfahren einloggen Login</translation>
    </message>
    <message>
        <source>bandwidth throttle</source>
        <translation>Bandbreite drosseln</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>bind binding network card adapter IP address</source>
        <translation>binden Bindung Interface Netzwerkkarte Adapter IP-Adresse</translation>
    </message>
    <message>
        <source>bitsgui %1</source>
        <translation>bitsgui %1</translation>
    </message>
    <message>
        <source>bitsgui %1 is out; this is %2.</source>
        <translation>bitsgui %1 ist erschienen; dies ist %2.</translation>
    </message>
    <message>
        <source>bitsgui can start with your session and wait in the tray.</source>
        <translation>bitsgui kann mit der Sitzung starten und im Infobereich warten.</translation>
    </message>
    <message>
        <source>bitsgui is in the tray</source>
        <translation>bitsgui ist im Infobereich</translation>
    </message>
    <message>
        <source>bitsgui quits at %1.</source>
        <translation>bitsgui wird um %1 beendet.</translation>
    </message>
    <message>
        <source>bitsgui uses Qt %1 through PySide6 %2 and Shiboken, under the GNU Lesser General Public License, version 3 (LGPL-3.0-only). They are used unchanged, as libraries in files of their own: you may replace them with other builds of the same version, and take apart what is needed to make that work.</source>
        <translation>bitsgui verwendet Qt %1 über PySide6 %2 und Shiboken, unter der GNU Lesser General Public License, Version 3 (LGPL-3.0-only). Sie werden unverändert verwendet, als Bibliotheken in eigenen Dateien: Sie dürfen durch andere Fassungen derselben Version ersetzt und dafür, soweit nötig, auseinandergenommen werden.</translation>
    </message>
    <message>
        <source>broke off here and was tried again</source>
        <translation>brach hier ab und wurde erneut versucht</translation>
    </message>
    <message>
        <source>browser identification</source>
        <translation>Browser Kennung</translation>
    </message>
    <message>
        <source>certificate of %1 accepted by hand</source>
        <translation>Zertifikat von %1 von Hand angenommen</translation>
    </message>
    <message>
        <source>certificates: %1 not checked</source>
        <translation>Zertifikate: %1 nicht geprüft</translation>
    </message>
    <message>
        <source>checksum does not match</source>
        <translation>Prüfsumme stimmt nicht</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>client certificate private key passphrase PEM PKCS#12 PFX</source>
        <translation>Clientzertifikat privater Schlüssel Passphrase PEM PKCS#12 PFX</translation>
    </message>
    <message>
        <source>content that changes</source>
        <translation>Inhalt, der sich ändert</translation>
    </message>
    <message>
        <source>continue unfinished automatically</source>
        <translation>fortsetzen unfertige automatisch</translation>
    </message>
    <message>
        <source>dark mode night theme</source>
        <translation>Dunkelmodus dunkel Nacht Design Thema</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>directory path save location</source>
        <translation>Verzeichnis Pfad Speicherort</translation>
    </message>
    <message>
        <source>disk space</source>
        <translation>Speicherplatz Festplatte</translation>
    </message>
    <message>
        <source>each part of a file</source>
        <translation>jeden Teil einer Datei</translation>
    </message>
    <message>
        <source>each whole file</source>
        <translation>jede vollständige Datei</translation>
    </message>
    <message>
        <source>every change</source>
        <translation>jede Änderung</translation>
    </message>
    <message>
        <source>example.com/music/</source>
        <translation>example.com/music/</translation>
    </message>
    <message>
        <source>example.org or *.example.org</source>
        <translation>example.org oder *.example.org</translation>
    </message>
    <message>
        <source>file is complete</source>
        <translation>Datei vollständig</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message numerus="yes">
        <source>for %n file(s)</source>
        <translation>
            <numerusform>für %n Datei</numerusform>
            <numerusform>für %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>automatisch ermittelt</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>volles Tempo</translation>
    </message>
    <message>
        <source>full speed at any hour</source>
        <translation>zu jeder Stunde volles Tempo</translation>
    </message>
    <message>
        <source>given</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>headers nobody can read</source>
        <translation>Kopfzeilen, die niemand lesen kann</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>http, https and file links, one on each line</source>
        <translation>http-, https- und file-Links, einer je Zeile</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>https://…  one link on each line</source>
        <translation>https://…  ein Link je Zeile</translation>
    </message>
    <message>
        <source>in the same file</source>
        <translation>in derselben Datei</translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation>kB/s</translation>
    </message>
    <message>
        <source>laptop mains power energy</source>
        <translation>Laptop Netzteil Strom Energie</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>limit for %2: %1</source>
        <translation>Limit für %2: %1</translation>
    </message>
    <message>
        <source>limit of all downloads %1</source>
        <translation>Limit aller Downloads %1</translation>
    </message>
    <message>
        <source>limit of the server %1</source>
        <translation>Limit des Servers %1</translation>
    </message>
    <message>
        <source>limited to %1</source>
        <translation>begrenzt auf %1</translation>
    </message>
    <message>
        <source>log in password basic HTTP</source>
        <translation>Login Passwort Basic HTTP</translation>
    </message>
    <message>
        <source>may be led from https to http</source>
        <translation>darf von https zu http geleitet werden</translation>
    </message>
    <message>
        <source>minimise minimize notification area</source>
        <translation>minimieren Infobereich Hintergrund</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>mobile data cellular hotspot tethering</source>
        <translation>mobile Daten Mobilfunk Hotspot Tethering</translation>
    </message>
    <message>
        <source>monitor copied links</source>
        <translation>überwachen kopierte Links</translation>
    </message>
    <message>
        <source>mp3 flac ogg</source>
        <translation>mp3 flac ogg</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>new mirror</source>
        <translation>neuer Spiegel</translation>
    </message>
    <message>
        <source>new network</source>
        <translation>neues Netz</translation>
    </message>
    <message>
        <source>new server</source>
        <translation>neuer Server</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>keine Kategorie</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
    <message>
        <source>no downloads</source>
        <translation>keine Downloads</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>keine Limits</translation>
    </message>
    <message>
        <source>no others</source>
        <translation>keine anderen</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>kein Proxy</translation>
    </message>
    <message>
        <source>no rules</source>
        <translation>keine Regeln</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none accepted</source>
        <translation>keine angenommen</translation>
    </message>
    <message>
        <source>none is sent</source>
        <translation>keiner wird gesendet</translation>
    </message>
    <message>
        <source>none shown</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>now, after %1</source>
        <translation>jetzt, nach %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>own cookies</source>
        <translation>eigene Cookies</translation>
    </message>
    <message>
        <source>own headers</source>
        <translation>eigene Kopfzeilen</translation>
    </message>
    <message>
        <source>paused here</source>
        <translation>hier angehalten</translation>
    </message>
    <message>
        <source>popup message done</source>
        <translation>Meldung Hinweis fertig</translation>
    </message>
    <message>
        <source>profile database backup location</source>
        <translation>Profil Datenbank Sicherung Speicherort</translation>
    </message>
    <message>
        <source>protocol debug</source>
        <translation>Protokoll Debug Fehlersuche</translation>
    </message>
    <message>
        <source>proxy.example.org:8080</source>
        <translation>proxy.example.org:8080</translation>
    </message>
    <message>
        <source>proxy.example.org:8080 or socks5://10.0.0.1:1080</source>
        <translation>proxy.example.org:8080 oder socks5://10.0.0.1:1080</translation>
    </message>
    <message>
        <source>queue parallel simultaneous</source>
        <translation>Warteschlange parallel gleichzeitig</translation>
    </message>
    <message>
        <source>root CA SSL TLS HTTPS</source>
        <translation>Stammzertifikat CA SSL TLS HTTPS</translation>
    </message>
    <message>
        <source>scheduler timetable week calendar</source>
        <translation>Zeitplan Woche Kalender</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>sent with each request</source>
        <translation>mit jeder Anfrage gesendet</translation>
    </message>
    <message>
        <source>shut down shutdown sleep standby power off</source>
        <translation>herunterfahren ausschalten Ruhezustand Standby Energie sparen</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>starts no program</source>
        <translation>startet kein Programm</translation>
    </message>
    <message>
        <source>stopped here with a problem</source>
        <translation>blieb hier mit einem Problem stehen</translation>
    </message>
    <message>
        <source>that everything is there</source>
        <translation>dass alles da ist</translation>
    </message>
    <message>
        <source>that it failed</source>
        <translation>dass er fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>that of the network</source>
        <translation>das des Netzes</translation>
    </message>
    <message>
        <source>that of the settings, or of the network</source>
        <translation>das der Einstellungen oder des Netzes</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>the issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>the program’s own</source>
        <translation>der eigene des Programms</translation>
    </message>
    <message>
        <source>the proxy of the system</source>
        <translation>der Proxy des Systems</translation>
    </message>
    <message>
        <source>the purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>the system’s own</source>
        <translation>der des Systems</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>this category</source>
        <translation>diese Kategorie</translation>
    </message>
    <message>
        <source>this network is limited to %1</source>
        <translation>dieses Netz ist auf %1 begrenzt</translation>
    </message>
    <message>
        <source>this server is limited to %1</source>
        <translation>dieser Server ist auf %1 begrenzt</translation>
    </message>
    <message>
        <source>threads parts parallel</source>
        <translation>Threads Teile parallel</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>durch den Proxy %1</translation>
    </message>
    <message>
        <source>try check connection</source>
        <translation>ausprobieren prüfen Verbindung</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>until it ends</source>
        <translation>bis er endet</translation>
    </message>
    <message>
        <source>update upgrade new version</source>
        <translation>Update Upgrade aktualisieren Aktualisierung neue Version</translation>
    </message>
    <message>
        <source>withdrawn certificates are looked for</source>
        <translation>widerrufene Zertifikate werden gesucht</translation>
    </message>
    <message>
        <source>written under its final name at once</source>
        <translation>sofort unter dem endgültigen Namen geschrieben</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” cannot be checked.</source>
        <translation>„%1“ kann nicht geprüft werden.</translation>
    </message>
    <message>
        <source>“%1” is damaged: it has another checksum than it should have.</source>
        <translation>„%1“ ist beschädigt: Die Prüfsumme stimmt nicht.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is deleted; %n download(s) left without a category.</source>
        <translation>
            <numerusform>„%1“ wird gelöscht; %n Download bleibt ohne Kategorie.</numerusform>
            <numerusform>„%1“ wird gelöscht; %n Downloads bleiben ohne Kategorie.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is longer than it should be.</source>
        <translation>„%1“ ist länger, als sie sein sollte.</translation>
    </message>
    <message>
        <source>“%1” is no file type.</source>
        <translation>„%1“ ist keine Dateiart.</translation>
    </message>
    <message>
        <source>“%1” is no longer in %2.</source>
        <translation>„%1“ ist nicht mehr in %2.</translation>
    </message>
    <message>
        <source>“%1” is no pattern: a pattern begins with the name of a site.</source>
        <translation>„%1“ ist kein Muster: Ein Muster beginnt mit dem Namen einer Website.</translation>
    </message>
    <message>
        <source>“%1” is right: it has the checksum it should have.</source>
        <translation>„%1“ ist in Ordnung: Die Prüfsumme stimmt.</translation>
    </message>
    <message>
        <source>“%1” needs your attention. %2</source>
        <translation>Bei „%1“ ist ein Eingriff nötig. %2</translation>
    </message>
    <message>
        <source>“%1” stays in %2: it is another file by now, or was changed.</source>
        <translation>„%1“ bleibt in %2: Es ist inzwischen eine andere Datei oder wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” stays in %2: nothing tells whether it is still the downloaded file.</source>
        <translation>„%1“ bleibt in %2: Nichts zeigt, ob es noch die heruntergeladene Datei ist.</translation>
    </message>
    <message>
        <source>“%1” stays in %2: the trash did not take it.</source>
        <translation>„%1“ bleibt in %2: Der Papierkorb hat es nicht genommen.</translation>
    </message>
    <message>
        <source>“%1” was longer than it should be, and is right again.</source>
        <translation>„%1“ war länger, als sie sein sollte, und ist wieder in Ordnung.</translation>
    </message>
</context>
</TS>
