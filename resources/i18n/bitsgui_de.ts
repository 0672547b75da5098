<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>A category needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate is named by the 20 bytes of its SHA-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checksum is written as an algorithm and its value in hexadecimal or base64, for example sha-256=HEX (64 digits); known algorithms are sha-512, sha-256, sha-1, md5 and crc32c.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class id is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A count cannot be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A download with its own HTTP method always runs in the foreground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A download with its own HTTP method cannot be dynamic content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file may have 1 to {most} connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file may have {limit} ranges at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the download is gone from the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this name is already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder has the name of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header cannot have line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header is written as Name: value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host name that ends in a number must be an IPv4 address like 192.0.2.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job may have {limit} files at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A limit is a number of bytes a second from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A login is for a server or a proxy only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name of up to {name_limit} characters is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the link is longer than {segment_limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pattern cannot count in steps of 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy allows no downloads now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prefix is longer than a link may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range is outside any file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server on the way got no answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server on the way got no proper answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user may have {per_user} jobs at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user name for Basic cannot have a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a link, or complete it if all files are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again for the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again with a higher limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the download again with a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the download again with a shorter name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {scheme}: two slashes and a host name must follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it in the settings of the operating system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error without a description ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An upload takes one file only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another disk is in the place of the one the download began on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed the unfinished file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has locked the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the job list in {folder}. Close it (a backup or search program, or a second copy of this one) and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for fewer and larger parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for separate parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the server for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the server if it stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the server, or use another link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever set it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one file is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one link is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one range is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both prefixes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a second from one server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a second of all downloads together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of the disk that are left free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the folder&#x27;s permissions and resume, or add it again with another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check how the program that made this download calls it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it for missing parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check link and network, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a plain file, and who may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. If the certificate is wrong, ask whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or its cable, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the link and the download&#x27;s options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the link and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the link, or get a fresh one from the page it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy&#x27;s address where it was set, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&#x27;s date, or ask whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check who may read the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whose download it is, and who may write in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose something smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the checksum with its source, then resume to fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect its disk again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the first one and resume, or start the download over here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect this computer to a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections a file is fetched with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that can be asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections to one server, of all downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the .part files in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic content cannot be fetched in ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic content cannot have its own HTTP method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every header line must end with CRLF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor by which the wait grows from retry to retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish or remove some downloads first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a fresh link after you logged in, or put user and password into the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a size above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give login, headers or cookies again: add the link with them, or run the same command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give user and password for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers may have {limit} characters in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many characters a link may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many characters the path of a file may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many downloads run at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many files a download may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many files of a download are fetched at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many finished downloads are remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of them run in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many ranges of a file a program may ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many redirects are followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many unfinished downloads a user may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many unfinished downloads there may be in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it together with its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it, or add the download without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be checked whether the server&#x27;s certificate was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It happened {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be finished or removed: look in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the game.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links of this kind cannot be downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log on, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one upload for each file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away and resume, or download anyway: this one then gets another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or rename that folder, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the certificate store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the proxy to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that downloads a person starts may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that imported and scheduled downloads may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificate is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is to blame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transfer was under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came for as long as the download may wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is asked about this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator can see the jobs of all users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator can take over a download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only downloads are supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only downloads can do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only http and https addresses can redirect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only http, https and file addresses can be transferred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the owner of this download may do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a web page in the browser, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters need a program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the wait that is left to chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of this file cannot be fetched out of order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are kept until you quit: no keyring is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths that begin with \\?\ cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the download first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority of downloads a person starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority of imported and scheduled downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy lists need the usage OVERRIDE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back and resume, or start the download over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the right ones into a fresh link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing the job list in {folder} failed. Check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume to give it the same time again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, but a policy of this computer takes precedence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the whole path of a folder, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the file is to be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which folder the files go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds a new download may take in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds a server has to accept a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds a server has to begin its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds a server may ask to be left alone for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds after which a background download lets the next one run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds after which a download nobody touches is dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds below which a program cannot set the wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds the wait between retries grows to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait before the first retry of a new download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds without a byte after which a connection is given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds without progress after which a new download gives up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See its state in the list first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the page the link came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send fewer headers or cookies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it before adding links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it before starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set its user and password where the proxy was set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some files are finished; the rest of the download was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the download&#x27;s options exclude one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some temporary files could not be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread them over several downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start that program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the download over to get the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the download over to get the right bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the download over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored credentials can be used for the proxy only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored logins are used for proxies only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The User-Agent that servers are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address between the brackets is not a valid IPv6 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains characters that cannot be encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has no host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters once encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is not a file URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with http://, https:// or file://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client certificate has no private key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client certificate was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command has no link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is cut off after {option}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is cut off: a quotation mark is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command line is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command sends data to the server, which a download cannot do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command sends {method}; a download can only ask with GET.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command turns off the check of certificates, which a download always makes. Take -k out if that is right for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer is in standby.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not take the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is write-protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the download is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with {folder} is full. Free some space and try again; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download has no error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download has too many files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download is in a state that does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download stood still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download took longer than its time limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was stopped meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was stopped while it started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error belongs to no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error belongs to no protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read from the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than the download&#x27;s size limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than this disk&#x27;s format allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not the one expected: its checksum differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not transferred yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is on another computer, which this system cannot open by URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name is too long for this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on the server has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or its folder may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was removed from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the download is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}. Choose another, or change who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Give yourself the right to write there, or choose another profile folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is not there. Make it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headers of this download can only be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name contains a character or part that is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name contains bytes that are not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interval is a number of milliseconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list in {folder} cannot be opened. Check that the folder exists, that you may read and write it and that its disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list in {folder} is damaged. Quit and start the program again: the list is then restored from its last good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list is closed because the program is ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list was damaged and there was no usable copy, so it starts empty. The damaged list is kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list was damaged. It was restored from the copy of {time}; jobs and progress since then are missing. The damaged list is kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job list was missing. It was restored from its last copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest size must be a number of bytes from 1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good copy is used; see the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is passed on too often, or to a place it may not go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is too long for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link leads elsewhere, and may not be followed (HTTP {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link was sent to the wrong server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of addresses without proxy is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: another program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: it is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: its disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the disk does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of proxy exceptions is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log file has details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is empty; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is what was stored until {time}; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a category has 64 characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a file cannot have a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the certificate store is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} cannot be used on every system; {other} can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new owner may not write the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new owner sees the folder under another drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner is not logged on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameters begin with the program itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path contains a NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path contains an escaped separator or NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path contains bytes that are not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path contains characters that cannot be encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path must be absolute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path must be absolute: a drive letter or a share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path names an alternate data stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path {name} is not absolute: write it from the root on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key of the client certificate cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that checks the server&#x27;s certificate is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks you to log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy list is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved passwords of some downloads cannot be read now: the keyring is locked or missing. Unlock it and start the program again, or enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved passwords of some downloads cannot be read: their key is no longer in the keyring. Enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets of this download were not kept, as there is no keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a client certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks you to log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot do what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection too early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server compresses the file in a way that is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cut the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not hand out this file that way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let you have this file. The link may have expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not say how large the file is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not speak this version of HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take uploads of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not understand the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server failed a security check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server finds the request&#x27;s headers too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server forgot the upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault (HTTP {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has less of the file than was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has less of the file than was there before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has the file in no form that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy or under maintenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is changing this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may not hand out this file for legal reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server or a proxy cannot continue a file in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server or a proxy speaks an old form of HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects to an address that is not http or https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the request (HTTP {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses uploads into a folder that runs programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent something else than the file. It may want you to log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server states a length that no file can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took no connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server waited too long for the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants the request a moment later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s answer does not fit the request (HTTP {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s answer is not complete (HTTP {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s answer makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s certificate comes from an issuer this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s certificate has expired or is not valid yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is for another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is not meant for servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s certificate was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&#x27;s name was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system lets no downloads run now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wanted parts overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more rules than a category may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many downloads on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a category of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no access flag {flags}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no description in this language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file property {property_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no flag {flags} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no flag {value} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no priority {priority}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no property {property_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no proxy usage {usage}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such download in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such icon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such rule for redirects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such scheme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in that language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for the job list. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to download in this job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There may be {per_machine} jobs at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are several commands. Add one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be set only before the download is started for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be set only before the first file is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be changed while the download runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done from another computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no way to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not go together with another HTTP method than GET.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This download belongs to another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This download has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This download has no error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not in the job any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This international host name cannot be converted; use its xn-- form instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is either on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no file type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no pattern of links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no valid size limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a cURL command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a valid link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the name of an HTTP method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a date and a time with its zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a number of seconds from 0 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network costs money, so background downloads wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network wants you to log in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pattern stands for {count} links; {limit} at once are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile was written by a newer version of the program (format {version}, this program knows up to {newest}). Nothing was changed. Install the newer version again, or start with another profile folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program may not run in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This property cannot be changed once the download has started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This property cannot be changed once there are files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This property cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This property is for downloads only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This property is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not offer that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way to log in is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many parts of one file are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or ask whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or use another link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two ranges overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use GET.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another network or another link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one that begins with http, https or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name and password are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User or password were not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the file is whole, then check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting while a game is in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting while on battery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting while the battery saver is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wake it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens when a file of the name is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the link names cannot be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sends is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a checksum file beside the file on the server is looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a download may start a program when it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a download waits for a folder that has vanished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a download waits for room when the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a file that cannot be fetched in parts is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a file whose size the server does not tell is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a web page in place of another kind of file is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether files get their names by themselves once all are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the program with its whole path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have too many downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to the folder {folder}. Choose another, or change who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the program behind the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while checking the server&#x27;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while connecting to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while fetching the remote file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while managing the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while telling another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while writing or reading the local file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not take {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not an unfinished file of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lies unfinished in {folder} and is not in the list. To go on with it: bitsgui add LINK --part &#x27;{path}&#x27;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes one line without control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes one of {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} belongs to another download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} is not in the folder the file goes to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{settled} has its name already; {name} is a download of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{settled} is finished; with another checksum it is a download of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a set of cost states.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %2 at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been downloaded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the list already, with another link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large for a list of links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 links are in the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, size unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) go on when you start bitsgui again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need your attention.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) will be dropped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole file(s) will be kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Below the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Referring page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where there is room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A cURL command with %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A number is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password needs a user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user name cannot have a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the selected download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add from &amp;clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add only the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All downloads together use at &amp;most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bes&amp;ide the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hecksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;omfortable rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpact rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecti&amp;ons a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue it with this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control characters cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coo&amp;kies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+P pauses a download and keeps what has been received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time of the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details p&amp;lace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not run: you have not allowed downloads to start programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads that cannot go on without you are gathered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads wait here for their turn, or until they are tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads whose files are all here wait in this list until you complete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop links here, or press Ctrl+V to add what you have copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the selected download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish with the files that are whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished downloads stay listed here, and their files in their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder the files are saved in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh link for this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a fresh link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives up after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;eaders, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers, cookies and login of the command are under More.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the file is there alread&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the files together as one download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later, paused until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit the speed of all downloads together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>More: %n set</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More: not everything is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, links, servers, folders and errors are searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every system can use this name. %1 would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been received yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has the priority “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in “%2” matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ready to complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to download yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now, at full speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number the new file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number the new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is not finished yet is listed by priority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list of links…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or drop the fresh link here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the fresh link here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of the selected download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit bitsgui</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit bitsgui?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n download(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s) from the download?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the old file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume a paused download with Ctrl+R, or add a new one with Ctrl+N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume or retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries in %1, attempt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries now, attempt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs when the download is there or has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the whole path of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments of the selected download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a download to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the new file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed &amp;limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limi&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Start %n file(s) over?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start o&amp;ver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start “%1” over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take brackets as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 received so far are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brackets stand for %1 links. At most %2 can be added at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download under way goes on when you start bitsgui again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The downloads cannot be opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speed shows here while the download runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This download has ended. Nothing of it can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no MD5, SHA-1 or SHA-2 checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a link: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the speed limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a fresh lin&amp;k…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: other downloads from this server come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: starts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With one link only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Name: value on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write name=value; name=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to the folder %1. Choose another, or change who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the settings: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off here and was tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http, https and file links, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://…  one link on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped here with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program’s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs your attention. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
