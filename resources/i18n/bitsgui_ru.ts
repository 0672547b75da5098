<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>%1 shows another certificate than the one you accepted.</source>
        <translation>%1 предъявляет не тот сертификат, который вы приняли.</translation>
    </message>
    <message>
        <source>%1 vouches for itself: nobody whom this computer trusts issued its certificate.</source>
        <translation>%1 ручается сам за себя: сертификат выдан не тем, кому доверяет этот компьютер.</translation>
    </message>
    <message>
        <source>A category needs a name.</source>
        <translation>У категории должно быть имя.</translation>
    </message>
    <message>
        <source>A certificate is named by the 20 bytes of its SHA-1.</source>
        <translation>Сертификат указывается 20 байтами его SHA-1.</translation>
    </message>
    <message>
        <source>A checksum is written as an algorithm and its value in hexadecimal or base64, for example sha-256=HEX (64 digits); known algorithms are sha-512, sha-256, sha-1, md5 and crc32c.</source>
        <translation>Контрольная сумма записывается как алгоритм и значение в шестнадцатеричном виде или base64, например sha-256=HEX (64 знака); известны sha-512, sha-256, sha-1, md5 и crc32c.</translation>
    </message>
    <message>
        <source>A class id is needed.</source>
        <translation>Нужен идентификатор класса.</translation>
    </message>
    <message>
        <source>A count cannot be negative.</source>
        <translation>Количество не может быть отрицательным.</translation>
    </message>
    <message>
        <source>A document type is declared, which no Metalink needs.</source>
        <translation>Объявлен тип документа, который Metalink не нужен.</translation>
    </message>
    <message>
        <source>A download with a method of its own comes from its own link only.</source>
        <translation>Загрузка со своим методом идёт только по собственной ссылке.</translation>
    </message>
    <message>
        <source>A download with its own HTTP method always runs in the foreground.</source>
        <translation>Загрузка с собственным методом HTTP всегда идёт на переднем плане.</translation>
    </message>
    <message>
        <source>A download with its own HTTP method cannot be dynamic content.</source>
        <translation>Загрузка с собственным методом HTTP не может быть динамическим содержимым.</translation>
    </message>
    <message>
        <source>A field of the form in the command has a line break in its name.</source>
        <translation>В имени одного из полей формы в команде есть перевод строки.</translation>
    </message>
    <message>
        <source>A field of the form in the command has no name.</source>
        <translation>У одного из полей формы в команде нет имени.</translation>
    </message>
    <message>
        <source>A file has more than {most} links.</source>
        <translation>У файла больше {most} ссылок.</translation>
    </message>
    <message>
        <source>A file has no name.</source>
        <translation>У файла нет имени.</translation>
    </message>
    <message>
        <source>A file may have 1 to {most} connections.</source>
        <translation>У файла может быть от 1 до {most} соединений.</translation>
    </message>
    <message>
        <source>A file may have {limit} ranges at most.</source>
        <translation>Диапазонов у файла может быть не больше {limit}.</translation>
    </message>
    <message>
        <source>A file may have {most} further links.</source>
        <translation>У файла может быть не более {most} дополнительных ссылок.</translation>
    </message>
    <message>
        <source>A file of the download is gone from the disk.</source>
        <translation>Файл загрузки исчез с диска.</translation>
    </message>
    <message>
        <source>A file of this name is already there.</source>
        <translation>Файл с таким именем уже есть.</translation>
    </message>
    <message>
        <source>A folder has the name of the file.</source>
        <translation>Папка носит имя этого файла.</translation>
    </message>
    <message>
        <source>A fresh link is for downloads of one file.</source>
        <translation>Новую ссылку можно дать только загрузке из одного файла.</translation>
    </message>
    <message>
        <source>A header cannot have line breaks.</source>
        <translation>В заголовке не может быть переводов строки.</translation>
    </message>
    <message>
        <source>A header is written as Name: value.</source>
        <translation>Заголовок записывается как Имя: значение.</translation>
    </message>
    <message>
        <source>A host name that ends in a number must be an IPv4 address like 192.0.2.1.</source>
        <translation>Имя сервера, которое оканчивается числом, должно быть адресом IPv4, например 192.0.2.1.</translation>
    </message>
    <message>
        <source>A job may have {limit} files at most.</source>
        <translation>Файлов в задании может быть не больше {limit}.</translation>
    </message>
    <message>
        <source>A key is 32 bytes in base64: 43 letters and digits, and a =.</source>
        <translation>Ключ — это 32 байта в base64: 43 буквы и цифры и знак =.</translation>
    </message>
    <message>
        <source>A language is needed.</source>
        <translation>Нужен язык.</translation>
    </message>
    <message>
        <source>A limit is a number of bytes a second from {low} to {high}.</source>
        <translation>Ограничение — число байтов в секунду от {low} до {high}.</translation>
    </message>
    <message>
        <source>A link cannot have wildcards.</source>
        <translation>В ссылке не может быть подстановочных знаков.</translation>
    </message>
    <message>
        <source>A link is needed.</source>
        <translation>Нужна ссылка.</translation>
    </message>
    <message>
        <source>A link is not opened: it has characters nobody can see.</source>
        <translation>Ссылка не открыта: в ней есть невидимые символы.</translation>
    </message>
    <message>
        <source>A link is not opened: {reason}</source>
        <translation>Ссылка не открыта: {reason}</translation>
    </message>
    <message>
        <source>A link of more than {limit} characters is not opened.</source>
        <translation>Ссылка длиннее {limit} символов не открывается.</translation>
    </message>
    <message>
        <source>A link to bitsgui has a file name that cannot be used.</source>
        <translation>В ссылке для bitsgui указано недопустимое имя файла.</translation>
    </message>
    <message>
        <source>A link to bitsgui has a name or checksum for several downloads.</source>
        <translation>В ссылке для bitsgui указано одно имя или одна контрольная сумма для нескольких загрузок.</translation>
    </message>
    <message>
        <source>A link to bitsgui is not encoded as it has to be.</source>
        <translation>Ссылка для bitsgui закодирована неправильно.</translation>
    </message>
    <message>
        <source>A link to bitsgui may have no user or password in a download.</source>
        <translation>Ссылка для bitsgui не может содержать имя пользователя или пароль.</translation>
    </message>
    <message>
        <source>A link to bitsgui may not set “{name}”, or only once.</source>
        <translation>Ссылка для bitsgui не может задавать «{name}» или может только один раз.</translation>
    </message>
    <message>
        <source>A link to bitsgui may only offer downloads, as in bitsgui:add?url=LINK.</source>
        <translation>Ссылка для bitsgui может только предлагать загрузки, например bitsgui:add?url=LINK.</translation>
    </message>
    <message>
        <source>A link to bitsgui names no download.</source>
        <translation>В ссылке для bitsgui нет ни одной загрузки.</translation>
    </message>
    <message>
        <source>A login is for a server or a proxy only.</source>
        <translation>Вход возможен только на сервер или на прокси.</translation>
    </message>
    <message>
        <source>A mirror cannot have a login in its link: {link}</source>
        <translation>В ссылке на зеркало не может быть входа: {link}</translation>
    </message>
    <message>
        <source>A name of up to {name_limit} characters is needed.</source>
        <translation>Нужно имя длиной до {name_limit} знаков.</translation>
    </message>
    <message>
        <source>A part of the link is longer than {segment_limit} characters.</source>
        <translation>Часть ссылки длиннее {segment_limit} знаков.</translation>
    </message>
    <message>
        <source>A pattern cannot count in steps of 0.</source>
        <translation>Шаблон не может считать с шагом 0.</translation>
    </message>
    <message>
        <source>A prefix is longer than a link may be.</source>
        <translation>Префикс длиннее допустимой ссылки.</translation>
    </message>
    <message>
        <source>A proxy script needs the usage AUTODETECT.</source>
        <translation>Сценарий прокси требует режима AUTODETECT.</translation>
    </message>
    <message>
        <source>A quotation mark has no other end.</source>
        <translation>У кавычки нет пары.</translation>
    </message>
    <message>
        <source>A range is outside any file.</source>
        <translation>Диапазон лежит вне любого файла.</translation>
    </message>
    <message>
        <source>A schedule has {count} different limits at most.</source>
        <translation>В расписании не больше {count} разных ограничений.</translation>
    </message>
    <message>
        <source>A server on the way got no answer in time.</source>
        <translation>Сервер на пути не получил ответа вовремя.</translation>
    </message>
    <message>
        <source>A server on the way got no proper answer.</source>
        <translation>Сервер на пути не получил правильного ответа.</translation>
    </message>
    <message>
        <source>A star can stand before a name only, not before an address of numbers.</source>
        <translation>Звёздочка может стоять только перед именем, но не перед адресом из чисел.</translation>
    </message>
    <message>
        <source>A tag has too many attributes.</source>
        <translation>У тега слишком много атрибутов.</translation>
    </message>
    <message>
        <source>A tag, or a comment, is too long.</source>
        <translation>Тег или комментарий слишком длинный.</translation>
    </message>
    <message>
        <source>A text is needed here.</source>
        <translation>Здесь нужен текст.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>Текст слишком длинный.</translation>
    </message>
    <message>
        <source>A user may have {per_user} jobs at most.</source>
        <translation>У пользователя может быть не больше {per_user} заданий.</translation>
    </message>
    <message>
        <source>A user name for Basic cannot have a colon.</source>
        <translation>В имени пользователя для Basic не может быть двоеточия.</translation>
    </message>
    <message>
        <source>A value cannot be understood.</source>
        <translation>Значение непонятно.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Не хватает значения.</translation>
    </message>
    <message>
        <source>A value is not allowed.</source>
        <translation>Значение недопустимо.</translation>
    </message>
    <message>
        <source>A web page came in its place.</source>
        <translation>Вместо него пришла веб-страница.</translation>
    </message>
    <message>
        <source>Accepted certificates are written as a JSON object of servers with their ports, and the SHA-256 of the certificate of each.</source>
        <translation>Принятые сертификаты записываются объектом JSON: серверы с портами и SHA-256 сертификата каждого.</translation>
    </message>
    <message>
        <source>Add a link, or complete it if all files are there.</source>
        <translation>Добавьте ссылку или завершите загрузку, если все файлы уже есть.</translation>
    </message>
    <message>
        <source>Add it again for the rest.</source>
        <translation>Добавьте её снова, чтобы загрузить остальное.</translation>
    </message>
    <message>
        <source>Add it again with a higher limit.</source>
        <translation>Добавьте её снова с большим пределом.</translation>
    </message>
    <message>
        <source>Add the download again with a shorter name or folder.</source>
        <translation>Добавьте загрузку снова с более коротким именем или папкой.</translation>
    </message>
    <message>
        <source>After {scheme}: two slashes and a host name must follow.</source>
        <translation>После {scheme}: должны идти две косые черты и имя сервера.</translation>
    </message>
    <message>
        <source>Allow it in the settings of the operating system.</source>
        <translation>Разрешите это в настройках операционной системы.</translation>
    </message>
    <message>
        <source>An error without a description ({code}).</source>
        <translation>Ошибка без описания ({code}).</translation>
    </message>
    <message>
        <source>An unfinished file can be continued by a plain GET only, without data.</source>
        <translation>Незаконченный файл можно продолжить только простым запросом GET без данных.</translation>
    </message>
    <message>
        <source>An upload takes one file only.</source>
        <translation>Отправка принимает только один файл.</translation>
    </message>
    <message>
        <source>Another disk is in the place of the one the download began on.</source>
        <translation>На месте диска, на котором началась загрузка, теперь другой диск.</translation>
    </message>
    <message>
        <source>Another program changed the unfinished file.</source>
        <translation>Другая программа изменила незаконченный файл.</translation>
    </message>
    <message>
        <source>Another program has locked the disk.</source>
        <translation>Другая программа заблокировала диск.</translation>
    </message>
    <message>
        <source>Another program has the file open.</source>
        <translation>Файл открыт в другой программе.</translation>
    </message>
    <message>
        <source>Another program holds the job list in {folder}. Close it (a backup or search program, or a second copy of this one) and try again.</source>
        <translation>Другая программа удерживает список загрузок в {folder}. Закройте её (программу резервного копирования, поиска или вторую копию этой) и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another program is still writing to {path}. Stop it first.</source>
        <translation>Другая программа ещё пишет в {path}. Сначала остановите её.</translation>
    </message>
    <message>
        <source>Anybody on the way could read them: send them only if you accept that, or get a link that begins with https.</source>
        <translation>В пути их мог бы прочитать кто угодно: отправляйте их, только если вы с этим согласны, или возьмите ссылку, которая начинается с https.</translation>
    </message>
    <message>
        <source>Ask for fewer and larger parts.</source>
        <translation>Запросите меньше частей, но крупнее.</translation>
    </message>
    <message>
        <source>Ask for it in English.</source>
        <translation>Запросите его на английском.</translation>
    </message>
    <message>
        <source>Ask for separate parts.</source>
        <translation>Запросите отдельные части.</translation>
    </message>
    <message>
        <source>Ask whoever made it, or name another where it was set, then resume.</source>
        <translation>Обратитесь к автору сценария или задайте другой там, где он задан, затем продолжите.</translation>
    </message>
    <message>
        <source>Ask whoever made it, or name another where it was set.</source>
        <translation>Обратитесь к автору сценария или задайте другой там, где он задан.</translation>
    </message>
    <message>
        <source>Ask whoever runs it, or log in as somebody else.</source>
        <translation>Спросите того, кто его обслуживает, или войдите под другим именем.</translation>
    </message>
    <message>
        <source>Ask whoever runs the proxy, or use another one.</source>
        <translation>Спросите того, кто отвечает за прокси, или возьмите другой.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server if it stays so.</source>
        <translation>Если это не пройдёт, обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server, or use another link.</source>
        <translation>Обратитесь к владельцу сервера или возьмите другую ссылку.</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>At least one file is needed.</source>
        <translation>Нужен хотя бы один файл.</translation>
    </message>
    <message>
        <source>At least one link is needed.</source>
        <translation>Нужна хотя бы одна ссылка.</translation>
    </message>
    <message>
        <source>At least one range is needed.</source>
        <translation>Нужен хотя бы один диапазон.</translation>
    </message>
    <message>
        <source>Both prefixes are needed.</source>
        <translation>Нужны оба префикса.</translation>
    </message>
    <message>
        <source>Bytes a second from one server.</source>
        <translation>Байтов в секунду с одного сервера.</translation>
    </message>
    <message>
        <source>Bytes a second of all downloads together.</source>
        <translation>Байтов в секунду на все загрузки вместе.</translation>
    </message>
    <message>
        <source>Bytes a second while a network is used, as JSON: its name and its limit.</source>
        <translation>Байт в секунду, пока используется сеть, в JSON: её имя и ограничение.</translation>
    </message>
    <message>
        <source>Bytes of the disk that are left free.</source>
        <translation>Сколько байтов на диске оставлять свободными.</translation>
    </message>
    <message>
        <source>Certificates a person believes, as JSON: a server and a SHA-256.</source>
        <translation>Сертификаты, которым доверяет пользователь, в формате JSON: сервер и SHA-256.</translation>
    </message>
    <message>
        <source>Certificates of authorities to trust beside those of the system, as a file.</source>
        <translation>Сертификаты центров, которым доверяют помимо системных, в виде файла.</translation>
    </message>
    <message>
        <source>Change the folder&#x27;s permissions and resume, or go on in another folder.</source>
        <translation>Измените права на папку и продолжите или продолжите в другой папке.</translation>
    </message>
    <message>
        <source>Change the schedule, or lift it until it changes next.</source>
        <translation>Измените расписание или отмените его до следующей смены.</translation>
    </message>
    <message>
        <source>Check how the program that made this download calls it.</source>
        <translation>Проверьте, как её вызывает программа, создавшая эту загрузку.</translation>
    </message>
    <message>
        <source>Check it for missing parts.</source>
        <translation>Проверьте, не пропало ли в ней что-нибудь.</translation>
    </message>
    <message>
        <source>Check its path, or put it there and resume.</source>
        <translation>Проверьте путь или положите файл туда и продолжите.</translation>
    </message>
    <message>
        <source>Check its path. A file on another computer needs the path its folder has here.</source>
        <translation>Проверьте путь. Для файла на другом компьютере нужен путь, по которому его папка доступна здесь.</translation>
    </message>
    <message>
        <source>Check link and network, then resume.</source>
        <translation>Проверьте ссылку и сеть, затем продолжите.</translation>
    </message>
    <message>
        <source>Check that disk.</source>
        <translation>Проверьте этот диск.</translation>
    </message>
    <message>
        <source>Check that it is a plain file, and who may read it.</source>
        <translation>Проверьте, обычный ли это файл и кому разрешено его читать.</translation>
    </message>
    <message>
        <source>Check the address, or ask whoever runs the server. If this network wants you to log in first, do that in a browser.</source>
        <translation>Проверьте адрес или обратитесь к владельцу сервера. Если эта сеть сначала требует входа, выполните его в браузере.</translation>
    </message>
    <message>
        <source>Check the address. If the certificate is wrong, ask whoever runs the server.</source>
        <translation>Проверьте адрес. Если неверен сертификат, обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>Check the disk or its cable, then resume.</source>
        <translation>Проверьте диск или его кабель, затем продолжите.</translation>
    </message>
    <message>
        <source>Check the link and the download&#x27;s options.</source>
        <translation>Проверьте ссылку и параметры загрузки.</translation>
    </message>
    <message>
        <source>Check the link and the network.</source>
        <translation>Проверьте ссылку и сеть.</translation>
    </message>
    <message>
        <source>Check the link, or get a fresh one from the page it came from.</source>
        <translation>Проверьте ссылку или возьмите новую на странице, откуда она была.</translation>
    </message>
    <message>
        <source>Check the network, and the proxy&#x27;s address where it was set.</source>
        <translation>Проверьте сеть и адрес прокси там, где он задан.</translation>
    </message>
    <message>
        <source>Check the network, and the script&#x27;s address where it was set.</source>
        <translation>Проверьте сеть и адрес сценария там, где он задан.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Проверьте сеть.</translation>
    </message>
    <message>
        <source>Check the proxy&#x27;s address where it was set, then resume.</source>
        <translation>Проверьте адрес прокси там, где он задан, затем продолжите.</translation>
    </message>
    <message>
        <source>Check this computer&#x27;s date, or ask whoever runs the server.</source>
        <translation>Проверьте дату на этом компьютере или обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>Check what was given.</source>
        <translation>Проверьте, что было задано.</translation>
    </message>
    <message>
        <source>Check whose download it is, and who may write in its folder.</source>
        <translation>Проверьте, чья это загрузка и кому разрешено писать в её папку.</translation>
    </message>
    <message>
        <source>Choose another one, or ask whoever runs the server for one.</source>
        <translation>Выберите другой или попросите его у владельца сервера.</translation>
    </message>
    <message>
        <source>Choose it together with its key.</source>
        <translation>Выберите его вместе с ключом.</translation>
    </message>
    <message>
        <source>Choose something smaller.</source>
        <translation>Выберите что-нибудь поменьше.</translation>
    </message>
    <message>
        <source>Choose the certificate again, and type its passphrase.</source>
        <translation>Выберите сертификат ещё раз и введите его пароль.</translation>
    </message>
    <message>
        <source>Choose the one you got from whoever runs the server.</source>
        <translation>Выберите тот, который дал владелец сервера.</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Закройте эту программу.</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Цвета окна.</translation>
    </message>
    <message>
        <source>Compare the checksum with its source, then resume to fetch the file again.</source>
        <translation>Сверьте контрольную сумму с источником, затем продолжите, чтобы загрузить файл заново.</translation>
    </message>
    <message>
        <source>Complete to try again.</source>
        <translation>Завершите, чтобы попробовать снова.</translation>
    </message>
    <message>
        <source>Connect it again, or wait until it answers.</source>
        <translation>Подключите его снова или подождите, пока он не ответит.</translation>
    </message>
    <message>
        <source>Connect it, for example by starting the VPN.</source>
        <translation>Подключите его, например запустив VPN.</translation>
    </message>
    <message>
        <source>Connect its disk again.</source>
        <translation>Подключите диск снова.</translation>
    </message>
    <message>
        <source>Connect the first one and resume, or start the download over here.</source>
        <translation>Подключите прежний и продолжите или начните загрузку здесь заново.</translation>
    </message>
    <message>
        <source>Connect this computer to a network.</source>
        <translation>Подключите компьютер к сети.</translation>
    </message>
    <message>
        <source>Connections a file is fetched with.</source>
        <translation>Сколькими соединениями загружается файл.</translation>
    </message>
    <message>
        <source>Connections that can be asked for.</source>
        <translation>Сколько соединений можно запросить.</translation>
    </message>
    <message>
        <source>Connections to one server, of all downloads.</source>
        <translation>Сколько соединений с одним сервером открывают все загрузки.</translation>
    </message>
    <message>
        <source>Damaged entries in the activity of downloads were left out. The damaged list is kept as {kept}.</source>
        <translation>Повреждённые записи о ходе загрузок пропущены. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>Damaged entries of the job list were left out: {names}. The damaged list is kept as {kept}.</source>
        <translation>Повреждённые записи списка загрузок пропущены: {names}. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>Damaged entries of the job list were restored from the copy of {time}: {names}. The damaged list is kept as {kept}.</source>
        <translation>Повреждённые записи списка загрузок восстановлены из копии от {time}: {names}. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>Damaged settings, categories or finished downloads were restored from the copy, or left out. The damaged list is kept as {kept}.</source>
        <translation>Повреждённые настройки, категории или завершённые загрузки восстановлены из копии или пропущены. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>Data is sent as bytes.</source>
        <translation>Данные отправляются байтами.</translation>
    </message>
    <message>
        <source>Data that is sent may have {limit} bytes at most.</source>
        <translation>В отправляемых данных может быть не больше {limit} байт.</translation>
    </message>
    <message>
        <source>Delete the .part files in the folder.</source>
        <translation>Удалите файлы .part в папке.</translation>
    </message>
    <message>
        <source>Do it on this computer.</source>
        <translation>Сделайте это на этом компьютере.</translation>
    </message>
    <message>
        <source>Download it as a whole.</source>
        <translation>Загрузите его целиком.</translation>
    </message>
    <message>
        <source>Drop one of them.</source>
        <translation>Уберите один из них.</translation>
    </message>
    <message>
        <source>Dynamic content cannot be fetched in ranges.</source>
        <translation>Динамическое содержимое нельзя получать диапазонами.</translation>
    </message>
    <message>
        <source>Dynamic content cannot have its own HTTP method.</source>
        <translation>У динамического содержимого не может быть своего метода HTTP.</translation>
    </message>
    <message>
        <source>Elements are nested too deeply.</source>
        <translation>Элементы вложены слишком глубоко.</translation>
    </message>
    <message>
        <source>Every header line must end with CRLF.</source>
        <translation>Каждая строка заголовка должна оканчиваться на CRLF.</translation>
    </message>
    <message>
        <source>Factor by which the wait grows from retry to retry.</source>
        <translation>Во сколько раз растёт ожидание от попытки к попытке.</translation>
    </message>
    <message>
        <source>Finish or remove some downloads first.</source>
        <translation>Сначала завершите или удалите некоторые загрузки.</translation>
    </message>
    <message>
        <source>Folder the window offers first; none is the one of the system.</source>
        <translation>Папка, которую окно предлагает первой; если её нет, берётся системная.</translation>
    </message>
    <message>
        <source>Free some space there.</source>
        <translation>Освободите там место.</translation>
    </message>
    <message>
        <source>Free some space, or keep less free.</source>
        <translation>Освободите место или оставляйте свободным меньше.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Освободите место.</translation>
    </message>
    <message>
        <source>Get a fresh link after logging in, or give the download user and password.</source>
        <translation>Войдите и возьмите новую ссылку или укажите для загрузки имя и пароль.</translation>
    </message>
    <message>
        <source>Give a size above 0.</source>
        <translation>Укажите размер больше 0.</translation>
    </message>
    <message>
        <source>Give login, headers, cookies or other secrets anew, with the link or by the same command.</source>
        <translation>Укажите логин, заголовки, cookie или другие секреты заново — вместе со ссылкой или той же командой.</translation>
    </message>
    <message>
        <source>Give the full path of a folder, or none.</source>
        <translation>Укажите полный путь к папке или не указывайте никакого.</translation>
    </message>
    <message>
        <source>Give user and password for the proxy.</source>
        <translation>Укажите имя пользователя и пароль для прокси.</translation>
    </message>
    <message>
        <source>Give user and password for the server.</source>
        <translation>Укажите имя и пароль для сервера.</translation>
    </message>
    <message>
        <source>Give user and password, or get a fresh link after logging in.</source>
        <translation>Укажите имя пользователя и пароль или войдите на сайт и возьмите новую ссылку.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Получите право записи там.</translation>
    </message>
    <message>
        <source>HEAD asks for the headers alone; there is nothing to download.</source>
        <translation>HEAD запрашивает только заголовки: загружать нечего.</translation>
    </message>
    <message>
        <source>Headers may have {limit} characters in all.</source>
        <translation>Длина всех заголовков вместе — не больше {limit} знаков.</translation>
    </message>
    <message>
        <source>Hosts that are reached without the proxies of a list.</source>
        <translation>Узлы, к которым обращаются без прокси из списка.</translation>
    </message>
    <message>
        <source>How many characters a link may have.</source>
        <translation>Сколько знаков может быть в ссылке.</translation>
    </message>
    <message>
        <source>How many characters the path of a file may have.</source>
        <translation>Сколько знаков может быть в пути к файлу.</translation>
    </message>
    <message>
        <source>How many downloads run at once.</source>
        <translation>Сколько загрузок идёт одновременно.</translation>
    </message>
    <message>
        <source>How many files a download may have.</source>
        <translation>Сколько файлов может быть в загрузке.</translation>
    </message>
    <message>
        <source>How many files of a download are fetched at once.</source>
        <translation>Сколько файлов загрузки получать одновременно.</translation>
    </message>
    <message>
        <source>How many finished downloads are remembered.</source>
        <translation>Сколько завершённых загрузок хранить в списке.</translation>
    </message>
    <message>
        <source>How many of them run in the background.</source>
        <translation>Сколько из них идёт в фоне.</translation>
    </message>
    <message>
        <source>How many ranges of a file a program may ask for.</source>
        <translation>Сколько диапазонов файла может запросить программа.</translation>
    </message>
    <message>
        <source>How many redirects are followed.</source>
        <translation>Сколько перенаправлений проходить.</translation>
    </message>
    <message>
        <source>How many unfinished downloads a user may have.</source>
        <translation>Сколько незаконченных загрузок может быть у пользователя.</translation>
    </message>
    <message>
        <source>How many unfinished downloads there may be in all.</source>
        <translation>Сколько незаконченных загрузок может быть всего.</translation>
    </message>
    <message>
        <source>Install a newer version.</source>
        <translation>Установите более новую версию.</translation>
    </message>
    <message>
        <source>Install the library of Kerberos (Debian, Ubuntu: libgssapi-krb5-2; Fedora: krb5-libs); where pip installed bitsgui, bitsgui[kerberos] too.</source>
        <translation>Установите библиотеку Kerberos (Debian, Ubuntu: libgssapi-krb5-2; Fedora: krb5-libs); если bitsgui установлен через pip, то и bitsgui[kerberos].</translation>
    </message>
    <message>
        <source>It could not be checked whether the server&#x27;s certificate was withdrawn.</source>
        <translation>Не удалось проверить, не отозван ли сертификат сервера.</translation>
    </message>
    <message>
        <source>It ends with an error.</source>
        <translation>Он завершается ошибкой.</translation>
    </message>
    <message>
        <source>It ends with the error {said}.</source>
        <translation>Он завершается ошибкой {said}.</translation>
    </message>
    <message>
        <source>It happened {where}.</source>
        <translation>Это случилось {where}.</translation>
    </message>
    <message>
        <source>It has more than {count} bytes.</source>
        <translation>В нём больше {count} байт.</translation>
    </message>
    <message>
        <source>It is larger than allowed.</source>
        <translation>Это больше, чем разрешено.</translation>
    </message>
    <message>
        <source>It is not known yet where news of newer versions is. Give its address and its key first.</source>
        <translation>Пока неизвестно, где искать новости о новых версиях. Сначала укажите их адрес и ключ.</translation>
    </message>
    <message>
        <source>It is too late: this download was removed.</source>
        <translation>Слишком поздно: эта загрузка удалена.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Попытка повторится сама.</translation>
    </message>
    <message>
        <source>It lists more than {most} files.</source>
        <translation>В нём больше {most} файлов.</translation>
    </message>
    <message>
        <source>It may be finished or removed: look in the list.</source>
        <translation>Возможно, она завершена или удалена: посмотрите в списке.</translation>
    </message>
    <message>
        <source>It may have been renewed, or somebody else answers. Ask whoever runs the server.</source>
        <translation>Возможно, сертификат обновлён, а возможно, отвечает кто-то другой. Обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>It took longer than {seconds} s.</source>
        <translation>На это ушло больше {seconds} с.</translation>
    </message>
    <message>
        <source>Its pieces are right, but not the checksum of the whole.</source>
        <translation>Её фрагменты верны, но контрольная сумма целого — нет.</translation>
    </message>
    <message>
        <source>Its pieces are too large to fetch one of them: download it again.</source>
        <translation>Его фрагменты слишком велики, чтобы взять один из них: скачайте файл заново.</translation>
    </message>
    <message>
        <source>Keys of the window that differ, as JSON: an action and its keys.</source>
        <translation>Изменённые клавиши окна в виде JSON: действие и его клавиши.</translation>
    </message>
    <message>
        <source>Leave the game.</source>
        <translation>Выйдите из игры.</translation>
    </message>
    <message>
        <source>Limits by day and hour, of all downloads together.</source>
        <translation>Ограничения по дням и часам для всех загрузок вместе.</translation>
    </message>
    <message>
        <source>Limits of networks are written as a JSON object, such as {&quot;Hotel Wi-Fi&quot;: 500000}.</source>
        <translation>Ограничения сетей записываются как объект JSON, например {&quot;Hotel Wi-Fi&quot;: 500000}.</translation>
    </message>
    <message>
        <source>Line {line} of the Metalink: {reason}</source>
        <translation>Строка {line} файла Metalink: {reason}</translation>
    </message>
    <message>
        <source>Line {number} of the cookies is none. Give a file as browsers export it and curl writes it (cookies.txt): 7 fields a line, with tabs between.</source>
        <translation>Строка {number} файла cookie не является cookie. Укажите файл в том виде, в каком его экспортируют браузеры и пишет curl (cookies.txt): 7 полей в строке через табуляцию.</translation>
    </message>
    <message>
        <source>Links of this kind cannot be downloaded.</source>
        <translation>По ссылкам такого вида загружать нельзя.</translation>
    </message>
    <message>
        <source>Log on to the domain, or get a ticket with kinit, then try again.</source>
        <translation>Войдите в домен или получите билет командой kinit, затем попробуйте снова.</translation>
    </message>
    <message>
        <source>Log on, then resume.</source>
        <translation>Войдите, затем продолжите.</translation>
    </message>
    <message>
        <source>Make it, or choose another.</source>
        <translation>Создайте её или выберите другую.</translation>
    </message>
    <message>
        <source>Make one upload for each file.</source>
        <translation>Создайте отдельную отправку для каждого файла.</translation>
    </message>
    <message>
        <source>More than {limit} downloads at once are not offered.</source>
        <translation>Больше {limit} загрузок за один раз не предлагается.</translation>
    </message>
    <message>
        <source>Move it away and resume, or download anyway: this one then gets another name.</source>
        <translation>Переместите его и продолжите или загрузите всё равно: тогда новый файл получит другое имя.</translation>
    </message>
    <message>
        <source>Move or rename that folder, then resume.</source>
        <translation>Переместите или переименуйте эту папку, затем продолжите.</translation>
    </message>
    <message>
        <source>Moving the files was called off. Nothing else was changed.</source>
        <translation>Перемещение файлов отменено. Больше ничего не изменено.</translation>
    </message>
    <message>
        <source>Name the certificate store.</source>
        <translation>Укажите хранилище сертификатов.</translation>
    </message>
    <message>
        <source>Name the certificate.</source>
        <translation>Укажите сертификат.</translation>
    </message>
    <message>
        <source>Name the proxy to use.</source>
        <translation>Укажите прокси.</translation>
    </message>
    <message>
        <source>Network interface that is used, and no other, as for a VPN.</source>
        <translation>Сетевой интерфейс, который используется один, например интерфейс VPN.</translation>
    </message>
    <message>
        <source>Networks that downloads a person starts may use.</source>
        <translation>Какие сети могут использовать загрузки, начатые человеком.</translation>
    </message>
    <message>
        <source>Networks that imported and scheduled downloads may use.</source>
        <translation>Какие сети могут использовать импортированные и запланированные загрузки.</translation>
    </message>
    <message>
        <source>Newer versions of this program come by {owner}.</source>
        <translation>Новые версии этой программы поступают через {owner}.</translation>
    </message>
    <message>
        <source>No certificate is set.</source>
        <translation>Сертификат не задан.</translation>
    </message>
    <message>
        <source>No error of this download is about that certificate.</source>
        <translation>Ни одна ошибка этой загрузки не относится к этому сертификату.</translation>
    </message>
    <message>
        <source>No file is to blame.</source>
        <translation>Ни один файл не виноват.</translation>
    </message>
    <message>
        <source>No network.</source>
        <translation>Нет сети.</translation>
    </message>
    <message>
        <source>No proxy can be read from {answer}.</source>
        <translation>В ответе {answer} не удаётся найти прокси.</translation>
    </message>
    <message>
        <source>No transfer was under way.</source>
        <translation>Передача не шла.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 cannot be fetched.</source>
        <translation>Нельзя узнать, отозван ли сертификат %1: список от %2 не удаётся получить.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 expired on %3.</source>
        <translation>Нельзя узнать, отозван ли сертификат %1: срок списка от %2 истёк %3.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the certificate of %1 was withdrawn: what came is no list of %2.</source>
        <translation>Нельзя узнать, отозван ли сертификат %1: пришёл не список от %2.</translation>
    </message>
    <message>
        <source>Nothing came for as long as the download may wait.</source>
        <translation>За всё время, которое загрузка может ждать, ничего не пришло.</translation>
    </message>
    <message>
        <source>Nothing is asked about this file.</source>
        <translation>Об этом файле ничего не спрашивали.</translation>
    </message>
    <message>
        <source>Nothing tells which bytes of {path} were written before it was left. Give the checksum of the whole file, or download it anew.</source>
        <translation>Неизвестно, какие байты файла {path} были записаны до остановки. Укажите контрольную сумму всего файла или скачайте его заново.</translation>
    </message>
    <message>
        <source>Only %1 are left on the disk, and %2 are kept free.</source>
        <translation>На диске осталось только %1, а %2 должно оставаться свободным.</translation>
    </message>
    <message>
        <source>Only %1 are left on the disk, and %2 are kept free: %3 short.</source>
        <translation>На диске осталось только %1, а %2 должно оставаться свободным: не хватает %3.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 needed are free on the disk: %3 short, with %4 kept free.</source>
        <translation>На диске свободно только %1 из нужных %2: не хватает %3, считая %4 запаса.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 needed are free on the disk: %3 short.</source>
        <translation>На диске свободно только %1 из нужных %2: не хватает %3.</translation>
    </message>
    <message>
        <source>Only a download of one file can be renamed.</source>
        <translation>Переименовать можно только загрузку из одного файла.</translation>
    </message>
    <message>
        <source>Only an administrator can see the jobs of all users.</source>
        <translation>Задания всех пользователей видит только администратор.</translation>
    </message>
    <message>
        <source>Only an administrator can take over a download.</source>
        <translation>Забрать загрузку может только администратор.</translation>
    </message>
    <message>
        <source>Only downloads are supported.</source>
        <translation>Поддерживаются только загрузки.</translation>
    </message>
    <message>
        <source>Only downloads can do that.</source>
        <translation>Это могут только загрузки.</translation>
    </message>
    <message>
        <source>Only http and https addresses can redirect.</source>
        <translation>Перенаправлять могут только адреса http и https.</translation>
    </message>
    <message>
        <source>Only http and https links and Metalink files are opened.</source>
        <translation>Открываются только ссылки http и https и файлы Metalink.</translation>
    </message>
    <message>
        <source>Only http, https and file addresses can be transferred.</source>
        <translation>Передавать можно только по адресам http, https и file.</translation>
    </message>
    <message>
        <source>Only the owner of this download may do that.</source>
        <translation>Это может только владелец загрузки.</translation>
    </message>
    <message>
        <source>Only what goes to an http link can be read on the way.</source>
        <translation>В пути можно прочитать только то, что идёт по ссылке http.</translation>
    </message>
    <message>
        <source>Open a web page in the browser, and log in there.</source>
        <translation>Откройте в браузере любую страницу и войдите там.</translation>
    </message>
    <message>
        <source>Parameters need a program.</source>
        <translation>Для параметров нужна программа.</translation>
    </message>
    <message>
        <source>Part of the wait that is left to chance.</source>
        <translation>Какая доля ожидания случайна.</translation>
    </message>
    <message>
        <source>Parts of this file cannot be fetched out of order.</source>
        <translation>Части этого файла нельзя получать не по порядку.</translation>
    </message>
    <message>
        <source>Passwords, cookies, headers and data are kept until you quit: no keyring is available.</source>
        <translation>Пароли, cookie, заголовки и данные хранятся до выхода: связка ключей недоступна.</translation>
    </message>
    <message>
        <source>Passwords, cookies, headers and data are left out: there is no keyring that they could be kept in. Give them again in the window, or to `bitsgui transfer` with the same link: with --data or --method that is another download.</source>
        <translation>Пароли, файлы cookie, заголовки и данные не сохранены: нет связки ключей, где их можно хранить. Укажите их снова в окне или в `bitsgui transfer` с той же ссылкой: с --data или --method это будет ещё одна загрузка.</translation>
    </message>
    <message>
        <source>Paths that begin with \\?\ cannot be used.</source>
        <translation>Пути, начинающиеся с \\?\, использовать нельзя.</translation>
    </message>
    <message>
        <source>Pause it first.</source>
        <translation>Сначала приостановите её.</translation>
    </message>
    <message>
        <source>Pause the download first.</source>
        <translation>Сначала приостановите загрузку.</translation>
    </message>
    <message>
        <source>Plug in, or switch it off.</source>
        <translation>Подключите питание или отключите её.</translation>
    </message>
    <message>
        <source>Plug in.</source>
        <translation>Подключите питание.</translation>
    </message>
    <message>
        <source>Priority of downloads a person starts.</source>
        <translation>Приоритет загрузок, начатых человеком.</translation>
    </message>
    <message>
        <source>Priority of imported and scheduled downloads.</source>
        <translation>Приоритет импортированных и запланированных загрузок.</translation>
    </message>
    <message>
        <source>Proxies of downloads that have none of their own.</source>
        <translation>Прокси загрузок, у которых нет своих.</translation>
    </message>
    <message>
        <source>Proxy lists need the usage OVERRIDE.</source>
        <translation>Списки прокси требуют режима OVERRIDE.</translation>
    </message>
    <message>
        <source>Proxy scripts need pacparser, which is not installed. Install it, or choose another proxy setting.</source>
        <translation>Для скриптов прокси нужен pacparser, а он не установлен. Установите его или выберите другую настройку прокси.</translation>
    </message>
    <message>
        <source>Public keys of who signs the news; others are not believed.</source>
        <translation>Открытые ключи тех, кто подписывает новости; другие не принимаются.</translation>
    </message>
    <message>
        <source>Put it back, or choose another one.</source>
        <translation>Верните его на место или выберите другой.</translation>
    </message>
    <message>
        <source>Put it back.</source>
        <translation>Верните её на место.</translation>
    </message>
    <message>
        <source>Put the file back and resume, or start the download over.</source>
        <translation>Верните файл и продолжите или начните загрузку заново.</translation>
    </message>
    <message>
        <source>Put the right ones into a fresh link.</source>
        <translation>Впишите правильные в новую ссылку.</translation>
    </message>
    <message>
        <source>Reading or writing the job list in {folder} failed. Check the disk, then try again.</source>
        <translation>Не удалось прочитать или записать список загрузок в {folder}. Проверьте диск и попробуйте снова.</translation>
    </message>
    <message>
        <source>Resume it in a folder on another disk.</source>
        <translation>Продолжите загрузку в папке на другом диске.</translation>
    </message>
    <message>
        <source>Resume to give it the same time again.</source>
        <translation>Продолжите, чтобы дать ей столько же времени снова.</translation>
    </message>
    <message>
        <source>Resume to try again.</source>
        <translation>Продолжите, чтобы попробовать снова.</translation>
    </message>
    <message>
        <source>Rules for servers are written as a JSON object, such as {&quot;*.example.org&quot;: {&quot;connections&quot;: 2}}.</source>
        <translation>Правила для серверов пишутся как объект JSON, например {&quot;*.example.org&quot;: {&quot;connections&quot;: 2}}.</translation>
    </message>
    <message>
        <source>Saved, but a policy of this computer takes precedence.</source>
        <translation>Сохранено, но политика этого компьютера важнее.</translation>
    </message>
    <message>
        <source>Say where the file is to be stored.</source>
        <translation>Укажите, где сохранить файл.</translation>
    </message>
    <message>
        <source>Say which folder the files go to.</source>
        <translation>Укажите папку для файлов.</translation>
    </message>
    <message>
        <source>Script (PAC) that names the proxy for each link, where proxy is auto.</source>
        <translation>Сценарий (PAC), который называет прокси для каждой ссылки, когда proxy — auto.</translation>
    </message>
    <message>
        <source>Seconds a new download may take in all.</source>
        <translation>Сколько секунд может идти новая загрузка.</translation>
    </message>
    <message>
        <source>Seconds a server has to accept a connection.</source>
        <translation>Сколько секунд есть у сервера, чтобы принять соединение.</translation>
    </message>
    <message>
        <source>Seconds a server has to begin its answer.</source>
        <translation>Сколько секунд есть у сервера, чтобы начать ответ.</translation>
    </message>
    <message>
        <source>Seconds a server may ask to be left alone for.</source>
        <translation>На сколько секунд сервер может попросить оставить его в покое.</translation>
    </message>
    <message>
        <source>Seconds after which a background download lets the next one run.</source>
        <translation>Через сколько секунд фоновая загрузка уступает следующей.</translation>
    </message>
    <message>
        <source>Seconds after which a download nobody touches is dropped.</source>
        <translation>Через сколько секунд удаляется загрузка, к которой никто не прикасался.</translation>
    </message>
    <message>
        <source>Seconds below which a program cannot set the wait.</source>
        <translation>Меньше скольких секунд программа не может задать ожидание.</translation>
    </message>
    <message>
        <source>Seconds the wait between retries grows to.</source>
        <translation>До скольких секунд растёт ожидание между попытками.</translation>
    </message>
    <message>
        <source>Seconds to wait before the first retry of a new download.</source>
        <translation>Сколько секунд ждать перед первой повторной попыткой новой загрузки.</translation>
    </message>
    <message>
        <source>Seconds without a byte after which a connection is given up.</source>
        <translation>Через сколько секунд без единого байта соединение закрывается.</translation>
    </message>
    <message>
        <source>Seconds without progress after which a new download gives up.</source>
        <translation>Через сколько секунд без продвижения новая загрузка прекращает попытки.</translation>
    </message>
    <message>
        <source>See its state in the list first.</source>
        <translation>Сначала посмотрите её состояние в списке.</translation>
    </message>
    <message>
        <source>See the page the link came from.</source>
        <translation>Посмотрите на странице, откуда взята ссылка.</translation>
    </message>
    <message>
        <source>Send fewer headers or cookies.</source>
        <translation>Отправляйте меньше заголовков или cookie.</translation>
    </message>
    <message>
        <source>Server disconnected without sending a response.</source>
        <translation>Сервер разорвал соединение, не ответив.</translation>
    </message>
    <message>
        <source>Servers that may be sent user and password unencrypted.</source>
        <translation>Серверы, которым можно отправлять имя и пароль незашифрованными.</translation>
    </message>
    <message>
        <source>Set it before adding links.</source>
        <translation>Задайте это до добавления ссылок.</translation>
    </message>
    <message>
        <source>Set it before starting.</source>
        <translation>Задайте это до начала.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Сократите.</translation>
    </message>
    <message>
        <source>Some files are finished; the rest of the download was dropped.</source>
        <translation>Часть файлов готова, остаток загрузки отброшен.</translation>
    </message>
    <message>
        <source>Some of the download&#x27;s options exclude one another.</source>
        <translation>Некоторые параметры загрузки исключают друг друга.</translation>
    </message>
    <message>
        <source>Some servers state a wrong one: keep the file anyway, or start the download over.</source>
        <translation>Некоторые серверы указывают неверную сумму: сохраните файл как есть или начните загрузку заново.</translation>
    </message>
    <message>
        <source>Some temporary files could not be deleted.</source>
        <translation>Некоторые временные файлы не удалось удалить.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Произошло что-то непредвиденное.</translation>
    </message>
    <message>
        <source>Spread them over several downloads.</source>
        <translation>Распределите их по нескольким загрузкам.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Начните её снова.</translation>
    </message>
    <message>
        <source>Start that program again.</source>
        <translation>Запустите эту программу снова.</translation>
    </message>
    <message>
        <source>Start the download over to get the new file.</source>
        <translation>Начните загрузку заново, чтобы получить новый файл.</translation>
    </message>
    <message>
        <source>Start the download over to get the right bytes.</source>
        <translation>Начните загрузку заново, чтобы получить верные байты.</translation>
    </message>
    <message>
        <source>Start the download over.</source>
        <translation>Начните загрузку заново.</translation>
    </message>
    <message>
        <source>Stored credentials can be used for the proxy only.</source>
        <translation>Сохранённые данные входа можно использовать только для прокси.</translation>
    </message>
    <message>
        <source>Stored logins are used for proxies only.</source>
        <translation>Сохранённые входы используются только для прокси.</translation>
    </message>
    <message>
        <source>The Flatpak of bitsgui has no access to the folder {folder}: what it writes there is lost. Choose one in Downloads, or give it access with flatpak override --user --filesystem={folder} {app} and start it again.</source>
        <translation>У Flatpak-пакета bitsgui нет доступа к папке {folder}: записанное туда пропадёт. Выберите папку внутри «Загрузок» или дайте доступ командой flatpak override --user --filesystem={folder} {app} и запустите программу заново.</translation>
    </message>
    <message>
        <source>The Metalink is larger than {most} MiB.</source>
        <translation>Файл Metalink больше {most} МиБ.</translation>
    </message>
    <message>
        <source>The Metalink leads to {host}, another server: headers, logins and certificates are not sent there. Add its files without them.</source>
        <translation>Metalink ведёт на другой сервер, {host}: заголовки, данные для входа и сертификаты туда не отправляются. Добавьте его файлы без них.</translation>
    </message>
    <message>
        <source>The User-Agent that servers are told.</source>
        <translation>Какой User-Agent называть серверам.</translation>
    </message>
    <message>
        <source>The address between the brackets is not a valid IPv6 address.</source>
        <translation>Адрес в скобках — не настоящий адрес IPv6.</translation>
    </message>
    <message>
        <source>The address contains characters that cannot be encoded.</source>
        <translation>В адресе есть знаки, которые нельзя закодировать.</translation>
    </message>
    <message>
        <source>The address has no host name.</source>
        <translation>В адресе нет имени сервера.</translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation>Адрес пуст.</translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters once encoded.</source>
        <translation>После кодирования адрес длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>The address is longer than {limit} characters.</source>
        <translation>Адрес длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>The address is not a file URL.</source>
        <translation>Адрес не является URL вида file.</translation>
    </message>
    <message>
        <source>The address must begin with http://, https:// or file://.</source>
        <translation>Адрес должен начинаться с http://, https:// или file://.</translation>
    </message>
    <message>
        <source>The battery saver is on.</source>
        <translation>Включена экономия заряда.</translation>
    </message>
    <message>
        <source>The certificate for the server has no private key.</source>
        <translation>У сертификата для сервера нет закрытого ключа.</translation>
    </message>
    <message>
        <source>The certificate for the server was not found.</source>
        <translation>Сертификат для сервера не найден.</translation>
    </message>
    <message>
        <source>The certificate is not in this store.</source>
        <translation>В этом хранилище нет такого сертификата.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, who is not known here and whose own certificate the server does not show.</source>
        <translation>Сертификат %1 выдан %2: здесь он неизвестен, а его собственный сертификат сервер не показывает.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, whom this computer does not trust.</source>
        <translation>Сертификат %1 выдан %2; этому издателю компьютер не доверяет.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from %2, whose own certificate expired on %3.</source>
        <translation>Сертификат %1 выдан %2, чей собственный сертификат истёк %3.</translation>
    </message>
    <message>
        <source>The certificate of %1 does not say where to look whether it was withdrawn.</source>
        <translation>В сертификате %1 не указано, где узнать, не отозван ли он.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Сертификат %1 истёк %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another address: %2.</source>
        <translation>Сертификат %1 выдан для другого адреса: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not meant for servers.</source>
        <translation>Сертификат %1 не предназначен для серверов.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2.</source>
        <translation>Сертификат %1 действителен только с %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is too weak: it could be forged.</source>
        <translation>Сертификат %1 слишком слаб: его можно подделать.</translation>
    </message>
    <message>
        <source>The certificate of %1 was withdrawn by %2.</source>
        <translation>Сертификат %1 отозван издателем %2.</translation>
    </message>
    <message>
        <source>The certificate that was shown to the server has expired.</source>
        <translation>Срок действия сертификата, показанного серверу, истёк.</translation>
    </message>
    <message>
        <source>The checksum list could not be asked for: %1.</source>
        <translation>Не удалось запросить список контрольных сумм: %1.</translation>
    </message>
    <message>
        <source>The checksums of its pieces are not known: download it again.</source>
        <translation>Контрольные суммы его фрагментов неизвестны: скачайте файл заново.</translation>
    </message>
    <message>
        <source>The checksums of pieces are not in their order.</source>
        <translation>Контрольные суммы фрагментов идут не по порядку.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong, as the server says: set it, then try again.</source>
        <translation>Часы этого компьютера идут неверно, как сообщает сервер: установите их и повторите попытку.</translation>
    </message>
    <message>
        <source>The command asks for the headers alone; there is nothing to download.</source>
        <translation>Команда запрашивает только заголовки: загружать нечего.</translation>
    </message>
    <message>
        <source>The command has no link.</source>
        <translation>В команде нет ссылки.</translation>
    </message>
    <message>
        <source>The command is cut off after {option}.</source>
        <translation>Команда обрывается после {option}.</translation>
    </message>
    <message>
        <source>The command is cut off: a quotation mark is missing.</source>
        <translation>Команда обрывается: не хватает кавычки.</translation>
    </message>
    <message>
        <source>The command line is too long.</source>
        <translation>Командная строка слишком длинная.</translation>
    </message>
    <message>
        <source>The command sends a file to the server, which a download cannot do.</source>
        <translation>Команда отправляет на сервер файл, чего загрузка не может.</translation>
    </message>
    <message>
        <source>The command sends a form and other data at once, which curl refuses too.</source>
        <translation>Команда отправляет одновременно форму и другие данные, от чего отказывается и curl.</translation>
    </message>
    <message>
        <source>The command turns off the check of certificates, which a download always makes. Take -k out if that is right for you.</source>
        <translation>Команда отключает проверку сертификатов, которую загрузка делает всегда. Уберите -k, если вас это устраивает.</translation>
    </message>
    <message>
        <source>The computer is in standby.</source>
        <translation>Компьютер в режиме ожидания.</translation>
    </message>
    <message>
        <source>The computer runs on battery.</source>
        <translation>Компьютер работает от батареи.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Соединение оборвалось.</translation>
    </message>
    <message>
        <source>The copy {path} differs from the file. Check the disk.</source>
        <translation>Копия {path} отличается от файла. Проверьте диск.</translation>
    </message>
    <message>
        <source>The disk did not take the data.</source>
        <translation>Диск не принял данные.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>The disk is full: %1 short, with %2 kept free.</source>
        <translation>Диск заполнен: не хватает %1, считая %2 запаса.</translation>
    </message>
    <message>
        <source>The disk is full: %1 short.</source>
        <translation>Диск заполнен: не хватает %1.</translation>
    </message>
    <message>
        <source>The disk is write-protected.</source>
        <translation>Диск защищён от записи.</translation>
    </message>
    <message>
        <source>The disk of the download is not there, or does not answer.</source>
        <translation>Диска загрузки нет на месте, или он не отвечает.</translation>
    </message>
    <message>
        <source>The disk with {folder} does not answer. What came of “{name}” goes once it does.</source>
        <translation>Диск с папкой {folder} не отвечает. Полученная часть «{name}» будет удалена, когда он ответит.</translation>
    </message>
    <message>
        <source>The disk with {folder} does not answer. “{name}” is completed once it does.</source>
        <translation>Диск с папкой {folder} не отвечает. Загрузка «{name}» завершится, когда он ответит.</translation>
    </message>
    <message>
        <source>The disk with {folder} is full. Free some space and try again; nothing was lost.</source>
        <translation>Диск с {folder} заполнен. Освободите место и попробуйте снова; ничего не потеряно.</translation>
    </message>
    <message>
        <source>The download goes on by itself.</source>
        <translation>Загрузка продолжится сама.</translation>
    </message>
    <message>
        <source>The download has no error.</source>
        <translation>У загрузки нет ошибки.</translation>
    </message>
    <message>
        <source>The download has too many files.</source>
        <translation>В загрузке слишком много файлов.</translation>
    </message>
    <message>
        <source>The download is in a state that does not allow this.</source>
        <translation>Состояние загрузки этого не позволяет.</translation>
    </message>
    <message>
        <source>The download stood still.</source>
        <translation>Загрузка стояла на месте.</translation>
    </message>
    <message>
        <source>The download took longer than its time limit.</source>
        <translation>Загрузка шла дольше отведённого времени.</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>Механизм загрузки не работает.</translation>
    </message>
    <message>
        <source>The engine was stopped meanwhile.</source>
        <translation>Механизм загрузки тем временем остановлен.</translation>
    </message>
    <message>
        <source>The engine was stopped while it started.</source>
        <translation>Механизм загрузки остановлен при запуске.</translation>
    </message>
    <message>
        <source>The error belongs to no file.</source>
        <translation>Ошибка не относится ни к одному файлу.</translation>
    </message>
    <message>
        <source>The error belongs to no protocol.</source>
        <translation>Ошибка не относится ни к одному протоколу.</translation>
    </message>
    <message>
        <source>The file cannot be read from the disk.</source>
        <translation>Файл не читается с диска.</translation>
    </message>
    <message>
        <source>The file does not match the checksum its server states.</source>
        <translation>Файл не соответствует контрольной сумме, которую указывает его сервер.</translation>
    </message>
    <message>
        <source>The file is larger than the download&#x27;s size limit.</source>
        <translation>Файл больше предела, заданного загрузке.</translation>
    </message>
    <message>
        <source>The file is larger than this disk&#x27;s format allows.</source>
        <translation>Файл больше, чем позволяет формат этого диска.</translation>
    </message>
    <message>
        <source>The file is not the one expected: its checksum differs.</source>
        <translation>Это не тот файл, что ожидался: контрольная сумма не совпадает.</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>Файла нет на месте.</translation>
    </message>
    <message>
        <source>The file is not transferred yet.</source>
        <translation>Файл ещё не передан.</translation>
    </message>
    <message>
        <source>The file is on another computer, which this system cannot open by URL.</source>
        <translation>Файл на другом компьютере, эта система не может открыть его по URL.</translation>
    </message>
    <message>
        <source>The file is whole, but nothing was compared. You can keep it unchecked.</source>
        <translation>Файл загружен целиком, но не сверен. Его можно оставить без проверки.</translation>
    </message>
    <message>
        <source>The file is whole: further links to it are of no use.</source>
        <translation>Файл загружен целиком: дополнительные ссылки на него не нужны.</translation>
    </message>
    <message>
        <source>The file itself is not there any more.</source>
        <translation>Самого файла там больше нет.</translation>
    </message>
    <message>
        <source>The file name is too long for this disk.</source>
        <translation>Имя файла слишком длинное для этого диска.</translation>
    </message>
    <message>
        <source>The file on the server has changed.</source>
        <translation>Файл на сервере изменился.</translation>
    </message>
    <message>
        <source>The file or its folder may not be written.</source>
        <translation>Файл или его папку нельзя записывать.</translation>
    </message>
    <message>
        <source>The file was removed from the server.</source>
        <translation>Файл удалён с сервера.</translation>
    </message>
    <message>
        <source>The files are there already.</source>
        <translation>Файлы уже на месте.</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>Папки нет на месте.</translation>
    </message>
    <message>
        <source>The folder of the download is gone.</source>
        <translation>Папка загрузки исчезла.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}. Choose another, or change who may write there.</source>
        <translation>Папку {folder} не удалось создать: {strerror}. Выберите другую или измените, кому разрешено писать там.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Give yourself the right to write there, or choose another profile folder.</source>
        <translation>В папку {folder} нельзя писать. Получите право записи там или выберите другую папку профиля.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there. Make it first.</source>
        <translation>Папки {folder} нет. Сначала создайте её.</translation>
    </message>
    <message>
        <source>The headers of this download can only be written.</source>
        <translation>Заголовки этой загрузки можно только записывать.</translation>
    </message>
    <message>
        <source>The host name contains a character or part that is not allowed.</source>
        <translation>В имени сервера есть недопустимый знак или часть.</translation>
    </message>
    <message>
        <source>The host name contains bytes that are not text.</source>
        <translation>В имени сервера есть байты, которые не являются текстом.</translation>
    </message>
    <message>
        <source>The hours of {entry} are none: write them as in 8-18 or 22-6.</source>
        <translation>Часы в {entry} заданы неверно: напишите, например, 8-18 или 22-6.</translation>
    </message>
    <message>
        <source>The interval is a number of milliseconds.</source>
        <translation>Промежуток — это число миллисекунд.</translation>
    </message>
    <message>
        <source>The job list in {folder} cannot be opened. Check that the folder exists, that you may read and write it and that its disk is connected.</source>
        <translation>Список загрузок в {folder} не открывается. Проверьте, что папка есть, что её можно читать и записывать и что её диск подключён.</translation>
    </message>
    <message>
        <source>The job list in {folder} is damaged. Quit and start the program again: the list is then restored from its last good copy.</source>
        <translation>Список загрузок в {folder} повреждён. Закройте и снова запустите программу: список восстановится из последней исправной копии.</translation>
    </message>
    <message>
        <source>The job list in {folder} was deleted or replaced while the program runs. Nothing can be stored there: quit, put it back if you can, then start again.</source>
        <translation>Список загрузок в {folder} был удалён или заменён во время работы программы. Сохранить туда ничего нельзя: закройте программу, верните список, если можете, и запустите её снова.</translation>
    </message>
    <message>
        <source>The job list is closed because the program is ending.</source>
        <translation>Список загрузок закрыт: программа завершает работу.</translation>
    </message>
    <message>
        <source>The job list was damaged and there was no usable copy, so it starts empty. The damaged list is kept as {kept}.</source>
        <translation>Список загрузок был повреждён, исправной копии не нашлось, поэтому он начинается пустым. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>The job list was damaged. It was restored from the copy of {time}; jobs and progress since then are missing. The damaged list is kept as {kept}.</source>
        <translation>Список загрузок был повреждён. Он восстановлен из копии от {time}; всего, что было позже, в нём нет. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>The job list was missing. It was restored from its last copy.</source>
        <translation>Списка загрузок не было. Он восстановлен из последней копии.</translation>
    </message>
    <message>
        <source>The largest size must be a number of bytes from 1 on.</source>
        <translation>Наибольший размер — число байтов от 1.</translation>
    </message>
    <message>
        <source>The last good copy is used; see the log file.</source>
        <translation>Используется последняя исправная копия; см. файл журнала.</translation>
    </message>
    <message>
        <source>The least important entries that are written to the log.</source>
        <translation>Самые незначительные записи, которые попадают в журнал.</translation>
    </message>
    <message>
        <source>The limit of {network} must be a number from {low} to {high}.</source>
        <translation>Ограничение сети {network} должно быть числом от {low} до {high}.</translation>
    </message>
    <message>
        <source>The link has a character that has to be escaped: {character}</source>
        <translation>В ссылке есть знак, который нужно закодировать: {character}</translation>
    </message>
    <message>
        <source>The link is passed on too often, or to a place it may not go.</source>
        <translation>Ссылка перенаправляется слишком часто или туда, куда нельзя.</translation>
    </message>
    <message>
        <source>The link is too long for the server.</source>
        <translation>Ссылка слишком длинная для сервера.</translation>
    </message>
    <message>
        <source>The link leads elsewhere, and may not be followed (HTTP {status}).</source>
        <translation>Ссылка ведёт в другое место, куда переходить нельзя (HTTP {status}).</translation>
    </message>
    <message>
        <source>The link names a file that is not there.</source>
        <translation>Ссылка указывает на файл, которого нет.</translation>
    </message>
    <message>
        <source>The link names no file that this computer can open.</source>
        <translation>Ссылка не указывает на файл, который этот компьютер может открыть.</translation>
    </message>
    <message>
        <source>The link was sent to the wrong server.</source>
        <translation>Ссылка отправлена не на тот сервер.</translation>
    </message>
    <message>
        <source>The list of addresses without proxy is too long.</source>
        <translation>Список адресов без прокси слишком длинный.</translation>
    </message>
    <message>
        <source>The list of downloads cannot be read.</source>
        <translation>Список загрузок не читается.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: another program holds it.</source>
        <translation>Список загрузок в %1 не записывается: его удерживает другая программа.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: it is not there.</source>
        <translation>Список загрузок в %1 не записывается: его нет на месте.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: its disk is full.</source>
        <translation>Список загрузок в %1 не записывается: его диск заполнен.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the disk does not work.</source>
        <translation>Список загрузок в %1 не записывается: диск не работает.</translation>
    </message>
    <message>
        <source>The list of downloads in %1 cannot be written: the folder is read-only.</source>
        <translation>Список загрузок в %1 не записывается: папка доступна только для чтения.</translation>
    </message>
    <message>
        <source>The list of proxy exceptions is too long.</source>
        <translation>Список исключений для прокси слишком длинный.</translation>
    </message>
    <message>
        <source>The log file has details.</source>
        <translation>Подробности в файле журнала.</translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is empty; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation>Журнал списка загрузок был повреждён. Список пуст; более поздних изменений может не быть. Повреждённые файлы сохранены как {kept}.</translation>
    </message>
    <message>
        <source>The log of the job list was damaged. The list is what was stored until {time}; later changes may be missing. The damaged files are kept as {kept}.</source>
        <translation>Журнал списка загрузок был повреждён. В списке то, что сохранено до {time}; более поздних изменений может не быть. Повреждённые файлы сохранены как {kept}.</translation>
    </message>
    <message>
        <source>The name of a category has 64 characters at most.</source>
        <translation>В имени категории не больше 64 знаков.</translation>
    </message>
    <message>
        <source>The name of a file cannot have a colon.</source>
        <translation>В имени файла не может быть двоеточия.</translation>
    </message>
    <message>
        <source>The name of a file is too long.</source>
        <translation>Имя файла слишком длинное.</translation>
    </message>
    <message>
        <source>The name of the certificate store is too long.</source>
        <translation>Имя хранилища сертификатов слишком длинное.</translation>
    </message>
    <message>
        <source>The name {name} cannot be used on every system; {other} can.</source>
        <translation>Имя {name} подходит не для всех систем, а {other} подходит.</translation>
    </message>
    <message>
        <source>The name {name} leads out of the folder.</source>
        <translation>Имя {name} ведёт за пределы папки.</translation>
    </message>
    <message>
        <source>The network interface it is to be fetched over is not there.</source>
        <translation>Сетевого интерфейса, через который его нужно получить, нет.</translation>
    </message>
    <message>
        <source>The network interface this download is bound to is not there.</source>
        <translation>Сетевого интерфейса, к которому привязана эта загрузка, нет.</translation>
    </message>
    <message>
        <source>The new owner may not write the files.</source>
        <translation>Новому владельцу нельзя записывать файлы.</translation>
    </message>
    <message>
        <source>The new owner sees the folder under another drive.</source>
        <translation>Новый владелец видит папку на другом диске.</translation>
    </message>
    <message>
        <source>The news of versions has a date that is yet to come. Check the clock of this computer.</source>
        <translation>Дата новостей о версиях ещё не наступила. Проверьте часы этого компьютера.</translation>
    </message>
    <message>
        <source>The news of versions has expired, so there may be newer ones that do not get here.</source>
        <translation>Срок новостей о версиях истёк: возможно, есть более новые, которые сюда не доходят.</translation>
    </message>
    <message>
        <source>The news of versions is not signed by the key it has to be signed by.</source>
        <translation>Новости о версиях подписаны не тем ключом.</translation>
    </message>
    <message>
        <source>The news of versions is older than what was known already, so nothing of it counts.</source>
        <translation>Новости о версиях старше уже известных, поэтому они не учитываются.</translation>
    </message>
    <message>
        <source>The owner is not logged on.</source>
        <translation>Владелец не вошёл в систему.</translation>
    </message>
    <message>
        <source>The parameters begin with the program itself.</source>
        <translation>Параметры начинаются с самой программы.</translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>Пароль слишком длинный.</translation>
    </message>
    <message>
        <source>The path contains a NUL character.</source>
        <translation>В пути есть знак NUL.</translation>
    </message>
    <message>
        <source>The path contains an escaped separator or NUL character.</source>
        <translation>В пути есть закодированный разделитель или знак NUL.</translation>
    </message>
    <message>
        <source>The path contains bytes that are not UTF-8 text.</source>
        <translation>В пути есть байты, которые не являются текстом UTF-8.</translation>
    </message>
    <message>
        <source>The path contains characters that cannot be encoded.</source>
        <translation>В пути есть знаки, которые нельзя закодировать.</translation>
    </message>
    <message>
        <source>The path is longer than {limit} characters.</source>
        <translation>Путь длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>The path must be absolute.</source>
        <translation>Путь должен быть полным.</translation>
    </message>
    <message>
        <source>The path must be absolute: a drive letter or a share.</source>
        <translation>Путь должен быть полным: буква диска или общая папка.</translation>
    </message>
    <message>
        <source>The path names an alternate data stream.</source>
        <translation>Путь указывает на альтернативный поток данных.</translation>
    </message>
    <message>
        <source>The path of the profile folder {folder} is too long: it has {length} bytes, and may have {most}. Choose a folder with a shorter path, by --profile or BITSGUI_PROFILE.</source>
        <translation>Путь к папке профиля {folder} слишком длинный: его длина в байтах — {length}, допустимо {most}. Выберите папку с более коротким путём: --profile или BITSGUI_PROFILE.</translation>
    </message>
    <message>
        <source>The path {name} is not absolute: write it from the root on.</source>
        <translation>Путь {name} не полный: запишите его от корня.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>Порт в адресе — не число от 1 до 65535.</translation>
    </message>
    <message>
        <source>The private key in {path} belongs to another certificate.</source>
        <translation>Закрытый ключ в {path} относится к другому сертификату.</translation>
    </message>
    <message>
        <source>The private key in {path} needs its passphrase.</source>
        <translation>Для закрытого ключа в {path} нужен пароль.</translation>
    </message>
    <message>
        <source>The private key of the certificate for the server cannot be read.</source>
        <translation>Закрытый ключ сертификата для сервера не читается.</translation>
    </message>
    <message>
        <source>The process that evaluates it has ended.</source>
        <translation>Процесс, который его выполняет, завершился.</translation>
    </message>
    <message>
        <source>The process that evaluates proxy scripts did not start.</source>
        <translation>Процесс, который выполняет скрипты прокси, не запустился.</translation>
    </message>
    <message>
        <source>The program is about to end.</source>
        <translation>Программа завершает работу.</translation>
    </message>
    <message>
        <source>The program is ending.</source>
        <translation>Программа завершает работу.</translation>
    </message>
    <message>
        <source>The program that checks the server&#x27;s certificate is gone.</source>
        <translation>Программы, которая проверяет сертификат сервера, больше нет.</translation>
    </message>
    <message>
        <source>The proxy asks you to log in.</source>
        <translation>Прокси требует входа.</translation>
    </message>
    <message>
        <source>The proxy cannot be used.</source>
        <translation>Прокси использовать нельзя.</translation>
    </message>
    <message>
        <source>The proxy cannot reach the server now.</source>
        <translation>Прокси сейчас не может связаться с сервером.</translation>
    </message>
    <message>
        <source>The proxy cannot reach the server.</source>
        <translation>Прокси не может связаться с сервером.</translation>
    </message>
    <message>
        <source>The proxy did not accept the connection.</source>
        <translation>Прокси не принял соединение.</translation>
    </message>
    <message>
        <source>The proxy did not accept user and password.</source>
        <translation>Прокси не принял имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>The proxy did not accept your logon.</source>
        <translation>Прокси не принял вашу учётную запись этого компьютера.</translation>
    </message>
    <message>
        <source>The proxy does not let you reach this server.</source>
        <translation>Прокси не пускает к этому серверу.</translation>
    </message>
    <message>
        <source>The proxy has changed.</source>
        <translation>Прокси изменился.</translation>
    </message>
    <message>
        <source>The proxy in the rule for {pattern} cannot be used. {why}</source>
        <translation>Прокси в правиле для {pattern} использовать нельзя. {why}</translation>
    </message>
    <message>
        <source>The proxy list is too long.</source>
        <translation>Список прокси слишком длинный.</translation>
    </message>
    <message>
        <source>The proxy takes logins by Kerberos only, which is missing here.</source>
        <translation>Прокси принимает вход только по Kerberos, которого здесь нет.</translation>
    </message>
    <message>
        <source>The proxy takes logins by Kerberos only.</source>
        <translation>Прокси принимает вход только через Kerberos.</translation>
    </message>
    <message>
        <source>The rule for {pattern} does not take {value} for {key}.</source>
        <translation>Правило для {pattern} не принимает {value} как {key}.</translation>
    </message>
    <message>
        <source>The rule for {pattern} has a key without a certificate.</source>
        <translation>В правиле для {pattern} есть ключ, но нет сертификата.</translation>
    </message>
    <message>
        <source>The rule for {pattern} is no JSON object.</source>
        <translation>Правило для {pattern} не является объектом JSON.</translation>
    </message>
    <message>
        <source>The saved passwords, cookies, headers or data of some downloads cannot be read now: the keyring is locked or missing. Unlock it and start the program again, or enter them again.</source>
        <translation>Сохранённые пароли, cookie, заголовки или данные некоторых загрузок сейчас не читаются: связка ключей заперта или отсутствует. Отоприте её и перезапустите программу или введите их снова.</translation>
    </message>
    <message>
        <source>The saved passwords, cookies, headers or data of some downloads cannot be read: their key is no longer in the keyring. Enter them again.</source>
        <translation>Сохранённые пароли, cookie, заголовки или данные некоторых загрузок не читаются: их ключа больше нет в связке. Введите их снова.</translation>
    </message>
    <message>
        <source>The schedule of speed limits lets no downloads run at this hour.</source>
        <translation>По расписанию ограничений скорости в этот час загрузки не идут.</translation>
    </message>
    <message>
        <source>The schedule of speed limits never changes: change rate_schedule instead.</source>
        <translation>Расписание ограничений скорости никогда не меняется: измените rate_schedule.</translation>
    </message>
    <message>
        <source>The script that names the proxy cannot be read.</source>
        <translation>Сценарий, который называет прокси, не читается.</translation>
    </message>
    <message>
        <source>The script that names the proxy does not work.</source>
        <translation>Сценарий, который называет прокси, не работает.</translation>
    </message>
    <message>
        <source>The script that names the proxy gave no answer.</source>
        <translation>Сценарий, который называет прокси, не дал ответа.</translation>
    </message>
    <message>
        <source>The secrets of this download were not kept, as there is no keyring.</source>
        <translation>Секреты этой загрузки не сохранены: нет связки ключей.</translation>
    </message>
    <message>
        <source>The secure connection failed.</source>
        <translation>Защищённое соединение не удалось.</translation>
    </message>
    <message>
        <source>The server asks for a payment.</source>
        <translation>Сервер требует оплаты.</translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation>Сервер просит посылать меньше запросов.</translation>
    </message>
    <message>
        <source>The server asks you to log in.</source>
        <translation>Сервер требует входа.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Сервер недоступен.</translation>
    </message>
    <message>
        <source>The server cannot do what was asked.</source>
        <translation>Сервер не может сделать то, о чём его просят.</translation>
    </message>
    <message>
        <source>The server closed the connection too early.</source>
        <translation>Сервер закрыл соединение слишком рано.</translation>
    </message>
    <message>
        <source>The server compresses the file in a way that is not known.</source>
        <translation>Сервер сжимает файл неизвестным способом.</translation>
    </message>
    <message>
        <source>The server cut the connection.</source>
        <translation>Сервер оборвал соединение.</translation>
    </message>
    <message>
        <source>The server did not accept the connection.</source>
        <translation>Сервер не принял соединение.</translation>
    </message>
    <message>
        <source>The server did not accept user and password.</source>
        <translation>Сервер не принял имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>The server did not accept your logon.</source>
        <translation>Сервер не принял вашу учётную запись этого компьютера.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Сервер не ответил вовремя.</translation>
    </message>
    <message>
        <source>The server did not answer the proxy in time.</source>
        <translation>Сервер не ответил прокси вовремя.</translation>
    </message>
    <message>
        <source>The server does not accept the certificate it was shown.</source>
        <translation>Сервер не принимает показанный ему сертификат.</translation>
    </message>
    <message>
        <source>The server does not hand out this file that way.</source>
        <translation>Таким способом сервер этот файл не выдаёт.</translation>
    </message>
    <message>
        <source>The server does not let you have this file. The link may have expired.</source>
        <translation>Сервер не выдаёт этот файл. Возможно, ссылка устарела.</translation>
    </message>
    <message>
        <source>The server does not say how large the file is.</source>
        <translation>Сервер не сообщает размер файла.</translation>
    </message>
    <message>
        <source>The server does not send parts of the file, so nothing of it can be kept.</source>
        <translation>Сервер не отправляет файл по частям, поэтому сохранить ничего нельзя.</translation>
    </message>
    <message>
        <source>The server does not speak this version of HTTP.</source>
        <translation>Сервер не понимает эту версию HTTP.</translation>
    </message>
    <message>
        <source>The server does not take uploads of this kind.</source>
        <translation>Сервер не принимает отправку такого вида.</translation>
    </message>
    <message>
        <source>The server does not understand the request.</source>
        <translation>Сервер не понимает запрос.</translation>
    </message>
    <message>
        <source>The server finds the request&#x27;s headers too long.</source>
        <translation>Заголовки запроса слишком длинные для сервера.</translation>
    </message>
    <message>
        <source>The server forgot the upload.</source>
        <translation>Сервер забыл об отправке.</translation>
    </message>
    <message>
        <source>The server has a fault (HTTP {status}).</source>
        <translation>На сервере ошибка (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation>На сервере ошибка.</translation>
    </message>
    <message>
        <source>The server has less of the file than was there before.</source>
        <translation>На сервере меньше данных файла, чем было раньше.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>На сервере не осталось места.</translation>
    </message>
    <message>
        <source>The server has no such file.</source>
        <translation>На сервере нет такого файла.</translation>
    </message>
    <message>
        <source>The server has the file in no form that was asked for.</source>
        <translation>На сервере нет файла ни в одном из запрошенных видов.</translation>
    </message>
    <message>
        <source>The server is busy or under maintenance.</source>
        <translation>Сервер перегружен или на обслуживании.</translation>
    </message>
    <message>
        <source>The server is changing this file.</source>
        <translation>Сервер сейчас меняет этот файл.</translation>
    </message>
    <message>
        <source>The server lets in only those who show it a certificate.</source>
        <translation>Сервер пускает только тех, кто показывает ему сертификат.</translation>
    </message>
    <message>
        <source>The server may not hand out this file for legal reasons.</source>
        <translation>Серверу по закону нельзя выдавать этот файл.</translation>
    </message>
    <message>
        <source>The server or a proxy cannot continue a file in the middle.</source>
        <translation>Сервер или прокси не умеет продолжать файл с середины.</translation>
    </message>
    <message>
        <source>The server or a proxy speaks an old form of HTTP.</source>
        <translation>Сервер или прокси использует старую форму HTTP.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not http or https.</source>
        <translation>Сервер перенаправляет на адрес не http и не https.</translation>
    </message>
    <message>
        <source>The server refused the request (HTTP {status}).</source>
        <translation>Сервер отклонил запрос (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server refuses a part of the file, though all of it was asked for.</source>
        <translation>Сервер отказывает в части файла, хотя запрошен весь файл.</translation>
    </message>
    <message>
        <source>The server refuses uploads into a folder that runs programs.</source>
        <translation>Сервер не принимает отправку в папку, которая запускает программы.</translation>
    </message>
    <message>
        <source>The server says that nothing has changed, and sends no file.</source>
        <translation>Сервер сообщает, что ничего не изменилось, и не присылает файл.</translation>
    </message>
    <message>
        <source>The server sends another version of the file each time.</source>
        <translation>Сервер каждый раз отправляет другую версию файла.</translation>
    </message>
    <message>
        <source>The server sends on too often.</source>
        <translation>Сервер перенаправляет слишком много раз.</translation>
    </message>
    <message>
        <source>The server sent on to an address that cannot be used.</source>
        <translation>Сервер перенаправил на адрес, который нельзя использовать.</translation>
    </message>
    <message>
        <source>The server sent on to http, where others could change it.</source>
        <translation>Сервер перенаправил на http, где его могут изменить посторонние.</translation>
    </message>
    <message>
        <source>The server sent something other than the file. It may want you to log in.</source>
        <translation>Сервер прислал не тот файл. Возможно, он требует входа.</translation>
    </message>
    <message>
        <source>The server states a length that no file can have.</source>
        <translation>Сервер называет длину, которой у файла быть не может.</translation>
    </message>
    <message>
        <source>The server takes logins by Kerberos only, which is missing here.</source>
        <translation>Сервер принимает вход только по Kerberos, которого здесь нет.</translation>
    </message>
    <message>
        <source>The server takes logins by Kerberos only.</source>
        <translation>Сервер принимает вход только через Kerberos.</translation>
    </message>
    <message>
        <source>The server takes user and password unencrypted only.</source>
        <translation>Сервер принимает имя и пароль только незашифрованными.</translation>
    </message>
    <message>
        <source>The server waited too long for the request.</source>
        <translation>Сервер слишком долго ждал запроса.</translation>
    </message>
    <message>
        <source>The server wants the request a moment later.</source>
        <translation>Сервер просит прислать запрос чуть позже.</translation>
    </message>
    <message>
        <source>The server&#x27;s answer does not fit the request (HTTP {status}).</source>
        <translation>Ответ сервера не подходит к запросу (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server&#x27;s answer is not complete (HTTP {status}).</source>
        <translation>Ответ сервера неполон (HTTP {status}).</translation>
    </message>
    <message>
        <source>The server&#x27;s answer makes no sense.</source>
        <translation>Ответ сервера не имеет смысла.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate comes from an issuer this computer does not trust.</source>
        <translation>Сертификат сервера выдан тем, кому этот компьютер не доверяет.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate has expired or is not valid yet.</source>
        <translation>Срок сертификата сервера истёк или ещё не начался.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is for another address.</source>
        <translation>Сертификат сервера выдан для другого адреса.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate is not meant for servers.</source>
        <translation>Сертификат сервера предназначен не для серверов.</translation>
    </message>
    <message>
        <source>The server&#x27;s certificate was withdrawn.</source>
        <translation>Сертификат сервера отозван.</translation>
    </message>
    <message>
        <source>The server&#x27;s encryption is too old to be secure.</source>
        <translation>Шифрование сервера устарело и небезопасно.</translation>
    </message>
    <message>
        <source>The server&#x27;s name was not found.</source>
        <translation>Имя сервера не найдено.</translation>
    </message>
    <message>
        <source>The system lets no downloads run now.</source>
        <translation>Система сейчас не даёт загрузкам работать.</translation>
    </message>
    <message>
        <source>The user name is too long.</source>
        <translation>Имя пользователя слишком длинное.</translation>
    </message>
    <message>
        <source>The wanted parts overlap.</source>
        <translation>Нужные части перекрываются.</translation>
    </message>
    <message>
        <source>There are more rules than a category may have.</source>
        <translation>Правил больше, чем может быть у категории.</translation>
    </message>
    <message>
        <source>There are too many downloads on this computer.</source>
        <translation>На этом компьютере слишком много загрузок.</translation>
    </message>
    <message>
        <source>There can be {count} accepted certificates at most.</source>
        <translation>Принятых сертификатов может быть не больше {count}.</translation>
    </message>
    <message>
        <source>There can be {count} networks at most.</source>
        <translation>Сетей может быть не больше {count}.</translation>
    </message>
    <message>
        <source>There can be {count} rules at most.</source>
        <translation>Правил может быть не больше {count}.</translation>
    </message>
    <message>
        <source>There can be {count} servers at most.</source>
        <translation>Серверов может быть не больше {count}.</translation>
    </message>
    <message>
        <source>There is a category of this name already.</source>
        <translation>Категория с таким именем уже есть.</translation>
    </message>
    <message>
        <source>There is no access flag {flags}.</source>
        <translation>Нет признака доступа {flags}.</translation>
    </message>
    <message>
        <source>There is no certificate store {store}.</source>
        <translation>Нет хранилища сертификатов {store}.</translation>
    </message>
    <message>
        <source>There is no description in this language.</source>
        <translation>На этом языке описания нет.</translation>
    </message>
    <message>
        <source>There is no file in the Metalink.</source>
        <translation>В файле Metalink нет ни одного файла.</translation>
    </message>
    <message>
        <source>There is no file property {property_id}.</source>
        <translation>Нет свойства файла {property_id}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Файла {path} нет.</translation>
    </message>
    <message>
        <source>There is no flag {flags} here.</source>
        <translation>Здесь нет признака {flags}.</translation>
    </message>
    <message>
        <source>There is no flag {value} here.</source>
        <translation>Здесь нет признака {value}.</translation>
    </message>
    <message>
        <source>There is no priority {priority}.</source>
        <translation>Нет приоритета {priority}.</translation>
    </message>
    <message>
        <source>There is no program to run.</source>
        <translation>Не указана программа для запуска.</translation>
    </message>
    <message>
        <source>There is no property {property_id}.</source>
        <translation>Нет свойства {property_id}.</translation>
    </message>
    <message>
        <source>There is no proxy usage {usage}.</source>
        <translation>Нет режима прокси {usage}.</translation>
    </message>
    <message>
        <source>There is no room in {folder} for a copy of {path}.</source>
        <translation>В {folder} нет места для копии {path}.</translation>
    </message>
    <message>
        <source>There is no schedule of speed limits to change: set rate_limit instead.</source>
        <translation>Расписания ограничений скорости нет, отступать не от чего: задайте rate_limit.</translation>
    </message>
    <message>
        <source>There is no setting {name}.</source>
        <translation>Нет настройки {name}.</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>Такой категории нет.</translation>
    </message>
    <message>
        <source>There is no such download in the queue.</source>
        <translation>Такой загрузки в очереди нет.</translation>
    </message>
    <message>
        <source>There is no such download.</source>
        <translation>Такой загрузки нет.</translation>
    </message>
    <message>
        <source>There is no such icon.</source>
        <translation>Такого значка нет.</translation>
    </message>
    <message>
        <source>There is no such place for certificate stores here.</source>
        <translation>Такого места для хранилищ сертификатов здесь нет.</translation>
    </message>
    <message>
        <source>There is no such rule for redirects.</source>
        <translation>Такого правила перенаправления нет.</translation>
    </message>
    <message>
        <source>There is no such scheme.</source>
        <translation>Такой схемы нет.</translation>
    </message>
    <message>
        <source>There is no such target.</source>
        <translation>Такой цели нет.</translation>
    </message>
    <message>
        <source>There is no text in that language.</source>
        <translation>На этом языке текста нет.</translation>
    </message>
    <message>
        <source>There is not enough memory for the job list. Close other programs and try again.</source>
        <translation>Для списка загрузок не хватает памяти. Закройте другие программы и попробуйте снова.</translation>
    </message>
    <message>
        <source>There is nothing in {path} to go on with.</source>
        <translation>В {path} нет ничего, с чего можно продолжить.</translation>
    </message>
    <message>
        <source>There is nothing to download in this job.</source>
        <translation>В этом задании нечего загружать.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>Загружать нечего.</translation>
    </message>
    <message>
        <source>There may be {per_machine} jobs at most.</source>
        <translation>Заданий может быть не больше {per_machine}.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Делать было нечего.</translation>
    </message>
    <message>
        <source>These are several commands. Add one at a time.</source>
        <translation>Это несколько команд. Добавляйте по одной.</translation>
    </message>
    <message>
        <source>This can be set only before the download is started for the first time.</source>
        <translation>Это можно задать только до первого запуска загрузки.</translation>
    </message>
    <message>
        <source>This can be set only before the first file is added.</source>
        <translation>Это можно задать только до добавления первого файла.</translation>
    </message>
    <message>
        <source>This can only be read.</source>
        <translation>Это можно только читать.</translation>
    </message>
    <message>
        <source>This cannot be called.</source>
        <translation>Это нельзя вызвать.</translation>
    </message>
    <message>
        <source>This cannot be changed while the download runs.</source>
        <translation>Это нельзя изменить, пока загрузка идёт.</translation>
    </message>
    <message>
        <source>This cannot be done from another computer.</source>
        <translation>Это нельзя сделать с другого компьютера.</translation>
    </message>
    <message>
        <source>This computer has no way to the internet.</source>
        <translation>У этого компьютера нет выхода в интернет.</translation>
    </message>
    <message>
        <source>This does not go together with another HTTP method than GET.</source>
        <translation>Это сочетается только с методом HTTP GET.</translation>
    </message>
    <message>
        <source>This download belongs to another user.</source>
        <translation>Эта загрузка принадлежит другому пользователю.</translation>
    </message>
    <message>
        <source>This download has ended.</source>
        <translation>Эта загрузка закончилась.</translation>
    </message>
    <message>
        <source>This download has no error.</source>
        <translation>У этой загрузки нет ошибки.</translation>
    </message>
    <message>
        <source>This download has not ended yet: wait until all of it is there.</source>
        <translation>Эта загрузка ещё не закончена: подождите, пока она не придёт целиком.</translation>
    </message>
    <message>
        <source>This download is being removed.</source>
        <translation>Эта загрузка сейчас удаляется.</translation>
    </message>
    <message>
        <source>This download is not in the list any more.</source>
        <translation>Этой загрузки больше нет в списке.</translation>
    </message>
    <message>
        <source>This file is not in the job any more.</source>
        <translation>Этого файла в задании больше нет.</translation>
    </message>
    <message>
        <source>This international host name cannot be converted; use its xn-- form instead.</source>
        <translation>Это международное имя сервера не преобразуется; используйте его форму xn--.</translation>
    </message>
    <message>
        <source>This is either on or off.</source>
        <translation>Это либо включено, либо выключено.</translation>
    </message>
    <message>
        <source>This is no Metalink.</source>
        <translation>Это не Metalink.</translation>
    </message>
    <message>
        <source>This is no Metalink: line {line} cannot be read ({reason}).</source>
        <translation>Это не Metalink: строку {line} нельзя прочитать ({reason}).</translation>
    </message>
    <message>
        <source>This is no file type.</source>
        <translation>Это не тип файла.</translation>
    </message>
    <message>
        <source>This is no pattern of links.</source>
        <translation>Это не шаблон ссылок.</translation>
    </message>
    <message>
        <source>This is no proxy. Write one as in http://proxy.example.org:8080.</source>
        <translation>Это не прокси. Пишите, например, http://proxy.example.org:8080.</translation>
    </message>
    <message>
        <source>This is no valid size limit.</source>
        <translation>Это недопустимый предел размера.</translation>
    </message>
    <message>
        <source>This is not a cURL command.</source>
        <translation>Это не команда cURL.</translation>
    </message>
    <message>
        <source>This is not a valid link.</source>
        <translation>Это неправильная ссылка.</translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation>Это не разрешено.</translation>
    </message>
    <message>
        <source>This is not supported.</source>
        <translation>Это не поддерживается.</translation>
    </message>
    <message>
        <source>This is not the name of an HTTP method.</source>
        <translation>Это не имя метода HTTP.</translation>
    </message>
    <message>
        <source>This is not the passphrase of the private key in {path}.</source>
        <translation>Это не пароль закрытого ключа в {path}.</translation>
    </message>
    <message>
        <source>This must be a date and a time with its zone.</source>
        <translation>Здесь нужны дата и время с часовым поясом.</translation>
    </message>
    <message>
        <source>This must be a number of seconds from 0 on.</source>
        <translation>Здесь нужно число секунд от 0.</translation>
    </message>
    <message>
        <source>This network is metered, so this download waits for another one.</source>
        <translation>Эта сеть лимитная, загрузка ждёт другую.</translation>
    </message>
    <message>
        <source>This network wants you to log in first.</source>
        <translation>Эта сеть сначала требует входа.</translation>
    </message>
    <message>
        <source>This pattern stands for {count} links; {limit} at once are the most.</source>
        <translation>Этот шаблон означает ссылок: {count}; за раз можно не больше {limit}.</translation>
    </message>
    <message>
        <source>This profile was written by a newer version of the program (format {version}, this program knows up to {newest}). Nothing was changed. Install the newer version again, or start with another profile folder.</source>
        <translation>Этот профиль записан более новой версией программы (формат {version}, эта программа знает до {newest}). Ничего не изменено. Установите более новую версию или запустите программу с другой папкой профиля.</translation>
    </message>
    <message>
        <source>This program may not read {path}.</source>
        <translation>Этой программе нельзя читать {path}.</translation>
    </message>
    <message>
        <source>This program may not run in the background.</source>
        <translation>Этой программе нельзя работать в фоне.</translation>
    </message>
    <message>
        <source>This property cannot be changed once the download has started.</source>
        <translation>Это свойство нельзя изменить после начала загрузки.</translation>
    </message>
    <message>
        <source>This property cannot be changed once there are files.</source>
        <translation>Это свойство нельзя изменить, когда уже есть файлы.</translation>
    </message>
    <message>
        <source>This property cannot be changed.</source>
        <translation>Это свойство нельзя изменить.</translation>
    </message>
    <message>
        <source>This property is for downloads only.</source>
        <translation>Это свойство есть только у загрузок.</translation>
    </message>
    <message>
        <source>This property is not known.</source>
        <translation>Это свойство неизвестно.</translation>
    </message>
    <message>
        <source>This text is longer than {limit} characters.</source>
        <translation>Этот текст длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>This version does not offer that.</source>
        <translation>Эта версия такого не умеет.</translation>
    </message>
    <message>
        <source>This way to log in is not known.</source>
        <translation>Такой способ входа неизвестен.</translation>
    </message>
    <message>
        <source>Too many parts of one file are wanted.</source>
        <translation>Запрошено слишком много частей одного файла.</translation>
    </message>
    <message>
        <source>Try again later, or ask whoever runs the server.</source>
        <translation>Попробуйте позже или обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>Try again later, or leave out the look for withdrawn certificates.</source>
        <translation>Попробуйте позже или отключите поиск отозванных сертификатов.</translation>
    </message>
    <message>
        <source>Try again later, or use another link.</source>
        <translation>Попробуйте позже или возьмите другую ссылку.</translation>
    </message>
    <message>
        <source>Two ranges overlap.</source>
        <translation>Два диапазона перекрываются.</translation>
    </message>
    <message>
        <source>Use GET.</source>
        <translation>Используйте GET.</translation>
    </message>
    <message>
        <source>Use another network or another link.</source>
        <translation>Используйте другую сеть или другую ссылку.</translation>
    </message>
    <message>
        <source>Use another network, or let it use this one once.</source>
        <translation>Используйте другую сеть или разрешите эту на один раз.</translation>
    </message>
    <message>
        <source>Use another source.</source>
        <translation>Используйте другой источник.</translation>
    </message>
    <message>
        <source>Use one that begins with http, https or file.</source>
        <translation>Используйте ссылку, которая начинается с http, https или file.</translation>
    </message>
    <message>
        <source>Use your logon to this computer if it is known there.</source>
        <translation>Войдите как в систему, если ваша учётная запись там известна.</translation>
    </message>
    <message>
        <source>User and password do not belong in a list of proxies. Give them as its login.</source>
        <translation>Имя и пароль не пишут в список прокси. Укажите их как данные для входа.</translation>
    </message>
    <message>
        <source>User name and password are needed.</source>
        <translation>Нужны имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>User or password were not accepted.</source>
        <translation>Имя или пароль не приняты.</translation>
    </message>
    <message>
        <source>Wait until it does.</source>
        <translation>Подождите, пока система это разрешит.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Подождите, пока она закончит.</translation>
    </message>
    <message>
        <source>Wait until the file is whole, then check it.</source>
        <translation>Подождите, пока файл придёт целиком, затем проверьте.</translation>
    </message>
    <message>
        <source>Waiting while a game is in front.</source>
        <translation>Ожидание, пока на переднем плане игра.</translation>
    </message>
    <message>
        <source>Wake it up.</source>
        <translation>Разбудите его.</translation>
    </message>
    <message>
        <source>What happens when a file of the name is there already.</source>
        <translation>Что делать, если файл с таким именем уже есть.</translation>
    </message>
    <message>
        <source>What holds for single servers instead, as JSON: a server and what it has.</source>
        <translation>Что действует для отдельных серверов вместо этого, в виде JSON: сервер и его значения.</translation>
    </message>
    <message>
        <source>What holds instead until the schedule changes next.</source>
        <translation>Что действует вместо расписания до его следующей смены.</translation>
    </message>
    <message>
        <source>What is accepted of {place} is no SHA-256.</source>
        <translation>Принятое для {place} — не SHA-256.</translation>
    </message>
    <message>
        <source>What is at the address is no news of versions.</source>
        <translation>По этому адресу находятся не новости о версиях.</translation>
    </message>
    <message>
        <source>What is run must not depend on a download.</source>
        <translation>Запускаемая программа не должна зависеть от загрузки.</translation>
    </message>
    <message>
        <source>What may be run, where that is chosen, when all downloads are done.</source>
        <translation>Что можно запустить, если это выбрано, когда все загрузки завершены.</translation>
    </message>
    <message>
        <source>What rests while the machine saves power.</source>
        <translation>Что приостанавливается при экономии энергии.</translation>
    </message>
    <message>
        <source>What rests while there is no mains power.</source>
        <translation>Что приостанавливается без питания от сети.</translation>
    </message>
    <message>
        <source>What the link names cannot be copied.</source>
        <translation>То, на что указывает ссылка, нельзя скопировать.</translation>
    </message>
    <message>
        <source>What the server sends is damaged.</source>
        <translation>Сервер присылает повреждённые данные.</translation>
    </message>
    <message>
        <source>What was stored of files that were being moved was damaged: {names}. Each is in its old folder or in its new one. The damaged list is kept as {kept}.</source>
        <translation>Сведения о файлах, которые перемещались, были повреждены: {names}. Каждый из них в прежней или в новой папке. Повреждённый список сохранён как {kept}.</translation>
    </message>
    <message>
        <source>Where the news of newer versions is.</source>
        <translation>Где находятся новости о более новых версиях.</translation>
    </message>
    <message>
        <source>Whether Metalinks are followed, and mirrors used that servers tell of.</source>
        <translation>Следовать ли Metalink и использовать ли зеркала, о которых сообщают серверы.</translation>
    </message>
    <message>
        <source>Whether a checksum file beside the file on the server is looked for.</source>
        <translation>Искать ли рядом с файлом на сервере файл контрольной суммы.</translation>
    </message>
    <message>
        <source>Whether a download may start a program when it ends.</source>
        <translation>Может ли загрузка в конце запускать программу.</translation>
    </message>
    <message>
        <source>Whether a download waits for a folder that has vanished.</source>
        <translation>Ждёт ли загрузка исчезнувшую папку.</translation>
    </message>
    <message>
        <source>Whether a download waits for room when the disk is full.</source>
        <translation>Ждёт ли загрузка места, когда диск заполнен.</translation>
    </message>
    <message>
        <source>Whether a file that cannot be fetched in parts is fetched.</source>
        <translation>Загружать ли файл, который нельзя получать по частям.</translation>
    </message>
    <message>
        <source>Whether a file whose size the server does not tell is fetched.</source>
        <translation>Загружать ли файл, размер которого сервер не сообщает.</translation>
    </message>
    <message>
        <source>Whether a web page in place of another kind of file is refused.</source>
        <translation>Отклонять ли веб-страницу вместо файла другого вида.</translation>
    </message>
    <message>
        <source>Whether closing the window leaves the program in the tray, if there is one.</source>
        <translation>Остаётся ли программа в трее, если он есть, когда закрывают окно.</translation>
    </message>
    <message>
        <source>Whether defaults are those for people (app) or those of the job interface (api).</source>
        <translation>Для кого значения по умолчанию: для людей (app) или для интерфейса заданий (api).</translation>
    </message>
    <message>
        <source>Whether downloads go on when the program starts, or wait paused.</source>
        <translation>Продолжаются ли загрузки при запуске программы или ждут на паузе.</translation>
    </message>
    <message>
        <source>Whether files get their names by themselves once all are there.</source>
        <translation>Получают ли файлы свои имена сами, когда все на месте.</translation>
    </message>
    <message>
        <source>Whether links are taken whose spaces and the like have yet to be escaped.</source>
        <translation>Принимать ли ссылки, в которых пробелы и тому подобное ещё не закодированы.</translation>
    </message>
    <message>
        <source>Whether such a notification may be heard.</source>
        <translation>Может ли такое уведомление звучать.</translation>
    </message>
    <message>
        <source>Whether the desktop tells of downloads that are finished.</source>
        <translation>Сообщает ли рабочий стол о завершённых загрузках.</translation>
    </message>
    <message>
        <source>Whether the desktop tells of downloads that need a person.</source>
        <translation>Сообщает ли рабочий стол о загрузках, которым нужен человек.</translation>
    </message>
    <message>
        <source>Whether the window asks before it leaves running downloads.</source>
        <translation>Спрашивает ли окно, прежде чем покинуть идущие загрузки.</translation>
    </message>
    <message>
        <source>Whether the window asks once a day for news of newer versions.</source>
        <translation>Спрашивает ли окно раз в день новости о более новых версиях.</translation>
    </message>
    <message>
        <source>Whether the window offers to add links to files when they are copied.</source>
        <translation>Предлагает ли окно добавить скопированные ссылки на файлы.</translation>
    </message>
    <message>
        <source>Whoever runs the server should have it show the whole chain of its certificates.</source>
        <translation>Владельцу следует настроить сервер так, чтобы он показывал всю цепочку сертификатов.</translation>
    </message>
    <message>
        <source>Write a link without a login, or the full path of a file.</source>
        <translation>Введите ссылку без логина и пароля или полный путь к файлу.</translation>
    </message>
    <message>
        <source>Write the program with its whole path.</source>
        <translation>Запишите программу с полным путём.</translation>
    </message>
    <message>
        <source>You have no ticket of Kerberos for the proxy.</source>
        <translation>У вас нет билета Kerberos для прокси.</translation>
    </message>
    <message>
        <source>You have no ticket of Kerberos for the server.</source>
        <translation>У вас нет билета Kerberos для сервера.</translation>
    </message>
    <message>
        <source>You have too many downloads.</source>
        <translation>У вас слишком много загрузок.</translation>
    </message>
    <message>
        <source>You may not write to the folder {folder}. Choose another, or change who may write there.</source>
        <translation>В папку {folder} вам нельзя писать. Выберите другую или измените, кому разрешено писать там.</translation>
    </message>
    <message>
        <source>in the program behind the server</source>
        <translation>в программе за сервером</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>ошибки нет</translation>
    </message>
    <message>
        <source>the place is not known</source>
        <translation>место неизвестно</translation>
    </message>
    <message>
        <source>while checking the server&#x27;s certificate</source>
        <translation>при проверке сертификата сервера</translation>
    </message>
    <message>
        <source>while connecting to the server</source>
        <translation>при соединении с сервером</translation>
    </message>
    <message>
        <source>while fetching the remote file</source>
        <translation>при получении файла с сервера</translation>
    </message>
    <message>
        <source>while managing the queue</source>
        <translation>при управлении очередью</translation>
    </message>
    <message>
        <source>while telling another program</source>
        <translation>при уведомлении другой программы</translation>
    </message>
    <message>
        <source>while writing or reading the local file</source>
        <translation>при записи или чтении файла на диске</translation>
    </message>
    <message>
        <source>{address} is no address of one computer.</source>
        <translation>{address} — не адрес отдельного компьютера.</translation>
    </message>
    <message>
        <source>{compared} of the {there} bytes in {path} were compared with the server, and all of them are right. Only the checksum of the whole file would prove the others.</source>
        <translation>Из {there} байт в {path} с сервером сверено {compared}, и все они верны. Остальные может подтвердить только контрольная сумма всего файла.</translation>
    </message>
    <message>
        <source>{count} files lie unfinished in {folder} and are not in the list. To go on with one, add its link, and under More the file there as the part you already have.</source>
        <translation>В {folder} лежат незаконченные файлы ({count}), и в списке их нет. Чтобы продолжить один из них, добавьте ссылку, а в разделе «Ещё» укажите этот файл как часть, которая уже есть.</translation>
    </message>
    <message>
        <source>{entry} is no entry of a schedule: write days, hours and a speed, as in {example}</source>
        <translation>{entry} — не запись расписания: напишите дни, часы и скорость, например {example}</translation>
    </message>
    <message>
        <source>{entry} is no host. Write them as in *.example.org, 192.168.* or 10.0.0.0/8.</source>
        <translation>{entry} — не узел. Пишите, например, *.example.org, 192.168.* или 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>{entry} is no proxy. Write one as in proxy.example.org:8080 or socks5://10.0.0.1:1080.</source>
        <translation>{entry} — не прокси. Пишите, например, proxy.example.org:8080 или socks5://10.0.0.1:1080.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another.</source>
        <translation>{folder} — не папка. Выберите другую.</translation>
    </message>
    <message>
        <source>{link} cannot be a mirror of an encrypted link without a SHA-256 checksum: somebody on the way could change what it sends.</source>
        <translation>{link} не может быть зеркалом зашифрованной ссылки без контрольной суммы SHA-256: кто-нибудь по пути мог бы изменить то, что оно отправляет.</translation>
    </message>
    <message>
        <source>{link} cannot be a mirror: it is no web address.</source>
        <translation>{link} не может быть зеркалом: это не веб-адрес.</translation>
    </message>
    <message>
        <source>{link} has another file by now, a newer version perhaps.</source>
        <translation>По ссылке {link} теперь другой файл, возможно, более новая версия.</translation>
    </message>
    <message>
        <source>{link}: {reason}</source>
        <translation>{link}: {reason}</translation>
    </message>
    <message>
        <source>{name} does not take {value}.</source>
        <translation>{name} не принимает {value}.</translation>
    </message>
    <message>
        <source>{name} has no link of http or https.</source>
        <translation>У {name} нет ссылки http или https.</translation>
    </message>
    <message>
        <source>{name} is listed twice.</source>
        <translation>{name} указан дважды.</translation>
    </message>
    <message>
        <source>{name} is no placeholder.</source>
        <translation>{name} не является подстановкой.</translation>
    </message>
    <message>
        <source>{name} lies unfinished in {folder} and is not in the list. To go on with it, add its link, and under More its SHA-256 checksum and {path} as the part you already have.</source>
        <translation>{name} лежит незаконченным в {folder}, и в списке его нет. Чтобы продолжить, добавьте ссылку, а в разделе «Ещё» укажите сумму SHA-256 и {path} как часть, которая уже есть.</translation>
    </message>
    <message>
        <source>{name} lies unfinished in {folder} and is not in the list. To go on with it, add its link, and under More {path} as the part you already have.</source>
        <translation>{name} лежит незаконченным в {folder}, и в списке его нет. Чтобы продолжить, добавьте ссылку, а в разделе «Ещё» укажите {path} как часть, которая уже есть.</translation>
    </message>
    <message>
        <source>{name} must be between {low} and {high}.</source>
        <translation>{name} должно быть от {low} до {high}.</translation>
    </message>
    <message>
        <source>{name} takes one line without control characters.</source>
        <translation>{name} принимает одну строку без управляющих знаков.</translation>
    </message>
    <message>
        <source>{name} takes one of {words}.</source>
        <translation>{name} принимает одно из значений: {words}.</translation>
    </message>
    <message>
        <source>{network} has two limits.</source>
        <translation>У сети {network} два ограничения.</translation>
    </message>
    <message>
        <source>{network} is no name of a network.</source>
        <translation>{network} — не имя сети.</translation>
    </message>
    <message>
        <source>{part} belongs to another download.</source>
        <translation>{part} относится к другой загрузке.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}).</source>
        <translation>{path} не читается ({why}).</translation>
    </message>
    <message>
        <source>{path} changed while it was copied.</source>
        <translation>{path} изменился, пока его копировали.</translation>
    </message>
    <message>
        <source>{path} holds no certificate.</source>
        <translation>В {path} нет сертификата.</translation>
    </message>
    <message>
        <source>{path} holds no certificates that can be read.</source>
        <translation>{path} не содержит сертификатов, которые можно прочитать.</translation>
    </message>
    <message>
        <source>{path} holds no private key.</source>
        <translation>В {path} нет закрытого ключа.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} — папка, а не файл.</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose another name.</source>
        <translation>{path} — это папка. Выберите другое имя.</translation>
    </message>
    <message>
        <source>{path} is another file now.</source>
        <translation>{path} теперь другой файл.</translation>
    </message>
    <message>
        <source>{path} is none of the files in which aria2 notes what is there.</source>
        <translation>{path} не является файлом, в котором aria2 отмечает уже полученное.</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} не является файлом.</translation>
    </message>
    <message>
        <source>{path} is not the beginning of what the link leads to.</source>
        <translation>{path} не является началом того, на что указывает ссылка.</translation>
    </message>
    <message>
        <source>{path} is taken, but was not tried: it cannot be read now. {why}</source>
        <translation>{path} задан, но не проверен: сейчас его не прочитать. {why}</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} уже есть.</translation>
    </message>
    <message>
        <source>{path}: {reason} {why}</source>
        <translation>{path}: {reason} {why}</translation>
    </message>
    <message>
        <source>{pattern} has two rules.</source>
        <translation>Для {pattern} есть два правила.</translation>
    </message>
    <message>
        <source>{pattern} is no server. {why}</source>
        <translation>{pattern} — не сервер. {why}</translation>
    </message>
    <message>
        <source>{place} is no server with its port.</source>
        <translation>{place} — не сервер с портом.</translation>
    </message>
    <message>
        <source>{place} is no server.</source>
        <translation>{place} — не сервер.</translation>
    </message>
    <message>
        <source>{reason} Give it with the certificate: in Preferences, or --passphrase-file.</source>
        <translation>{reason} Укажите его вместе с сертификатом: в настройках или через --passphrase-file.</translation>
    </message>
    <message>
        <source>{reason} Its files are in {folder}; nothing else was changed.</source>
        <translation>{reason} Файлы находятся в {folder}; больше ничего не изменено.</translation>
    </message>
    <message>
        <source>{reason} “{name}” is left as it was.</source>
        <translation>{reason} Загрузка «{name}» осталась без изменений.</translation>
    </message>
    <message>
        <source>{settled} has its name already; {name} is a download of its own.</source>
        <translation>У {settled} уже есть имя; {name} — отдельная загрузка.</translation>
    </message>
    <message>
        <source>{settled} is finished; with another checksum it is a download of its own.</source>
        <translation>{settled} готов; с другой контрольной суммой это отдельная загрузка.</translation>
    </message>
    <message>
        <source>{text} is neither the name of a network interface, such as tun0, nor an address of this computer.</source>
        <translation>{text} — ни имя сетевого интерфейса, например tun0, ни адрес этого компьютера.</translation>
    </message>
    <message>
        <source>{text} is no length of pieces.</source>
        <translation>{text} — не длина фрагментов.</translation>
    </message>
    <message>
        <source>{text} is no size.</source>
        <translation>{text} — не размер.</translation>
    </message>
    <message>
        <source>{text} is no {kind} checksum.</source>
        <translation>{text} — не контрольная сумма {kind}.</translation>
    </message>
    <message>
        <source>{until} is no time.</source>
        <translation>{until} — не время.</translation>
    </message>
    <message>
        <source>{value} is not a set of cost states.</source>
        <translation>{value} — не набор состояний стоимости.</translation>
    </message>
    <message>
        <source>{what} is no speed: write full, pause, or a rate as in 500k.</source>
        <translation>{what} — не скорость: напишите full, pause или скорость, например 500k.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 д %2 ч</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>on %2 at %1</source>
        <translation>%2 в %1</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>сегодня в %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>завтра в %1</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>#</source>
        <translation>№</translation>
    </message>
    <message>
        <source>%1 %2 to %3: %4</source>
        <translation>%1, %2–%3: %4</translation>
    </message>
    <message>
        <source>%1 (left out: it has another file)</source>
        <translation>%1 (пропущено: там другой файл)</translation>
    </message>
    <message>
        <source>%1 (left out: it may have sent wrong bytes)</source>
        <translation>%1 (пропущено: возможно, отправило неверные байты)</translation>
    </message>
    <message>
        <source>%1 (left out: it sent wrong bytes)</source>
        <translation>%1 (пропущено: отправило неверные байты)</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>активных: %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1, %2 от начала</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 назад</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Press other keys, or take it from there.</source>
        <translation>%1 уже занято: «%2». Нажмите другие клавиши или заберите эти.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 байт</translation>
    </message>
    <message>
        <source>%1 came from here.</source>
        <translation>Отсюда получено %1.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 не читается: %2</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>Не удалось запустить %1.</translation>
    </message>
    <message>
        <source>%1 does not accept the connection.</source>
        <translation>%1 не принимает соединение.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>свободно %1</translation>
    </message>
    <message>
        <source>%1 has another file in place of %2 and is asked no more</source>
        <translation>На %1 другой файл вместо %2, больше он не запрашивается</translation>
    </message>
    <message>
        <source>%1 has been downloaded already.</source>
        <translation>Загрузка %1 уже завершена.</translation>
    </message>
    <message>
        <source>%1 is as its server lists it in %3 (%2)</source>
        <translation>%1 совпадает с указанным сервером в %3 (%2)</translation>
    </message>
    <message>
        <source>%1 is in the list already, with another link.</source>
        <translation>Загрузка %1 уже есть в списке с другой ссылкой.</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>Загрузка %1 уже есть в списке.</translation>
    </message>
    <message>
        <source>%1 is in this folder already.</source>
        <translation>Файл %1 уже есть в этой папке.</translation>
    </message>
    <message>
        <source>%1 is no link that begins with http:// or https://.</source>
        <translation>%1 — не ссылка, которая начинается с http:// или https://.</translation>
    </message>
    <message>
        <source>%1 is not a text file.</source>
        <translation>%1 — не текстовый файл.</translation>
    </message>
    <message>
        <source>%1 is too large for a list of links.</source>
        <translation>%1 — слишком большой файл для списка ссылок.</translation>
    </message>
    <message>
        <source>%1 links cannot be downloaded: %2</source>
        <translation>Ссылки %1 нельзя скачать: %2</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>требуют внимания: %1</translation>
    </message>
    <message>
        <source>%1 needs attention</source>
        <translation>%1 требует внимания</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 сейчас</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation>отмечено %1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>файлов: %1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 files are right.</source>
        <translation>В порядке %1 из %2 файлов.</translation>
    </message>
    <message>
        <source>%1 of about %2</source>
        <translation>%1 из примерно %2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 из %2 или больше</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>Средняя %1, наибольшая %2</translation>
    </message>
    <message>
        <source>%1 on average. How the speed changed is no longer known.</source>
        <translation>Средняя %1. Как менялась скорость, уже неизвестно.</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>Приостановлено: %1</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 sent wrong bytes of %2 and is asked no more</source>
        <translation>%1 отправил неверные байты %2 и больше не запрашивается</translation>
    </message>
    <message>
        <source>%1 short</source>
        <translation>Не хватает %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>ожидающих: %1</translation>
    </message>
    <message>
        <source>%1 was checked</source>
        <translation>Проверено: %1</translation>
    </message>
    <message>
        <source>%1 was copied.</source>
        <translation>Скопировано: %1.</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 назад</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, осталось %2</translation>
    </message>
    <message>
        <source>%1, size unknown</source>
        <translation>%1, размер неизвестен</translation>
    </message>
    <message>
        <source>%1; attempt %2, next try at %3</source>
        <translation>%1; попытка %2, следующая в %3</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n соединение</numerusform>
            <numerusform>%n соединения</numerusform>
            <numerusform>%n соединений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n загрузка</numerusform>
            <numerusform>%n загрузки</numerusform>
            <numerusform>%n загрузок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are finished</source>
        <translation>
            <numerusform>%n загрузка завершена</numerusform>
            <numerusform>%n загрузки завершены</numerusform>
            <numerusform>%n загрузок завершено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) go on when you start bitsgui again.</source>
        <translation>
            <numerusform>%n загрузка продолжится при следующем запуске bitsgui.</numerusform>
            <numerusform>%n загрузки продолжатся при следующем запуске bitsgui.</numerusform>
            <numerusform>%n загрузок продолжатся при следующем запуске bitsgui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) in it stay, without a category.</source>
        <translation>
            <numerusform>%n загрузка в ней останется, но без категории.</numerusform>
            <numerusform>%n загрузки в ней останутся, но без категории.</numerusform>
            <numerusform>%n загрузок в ней останутся, но без категории.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) may be an order: download each again by itself.</source>
        <translation>
            <numerusform>%n загрузка может быть заказом: скачайте её снова отдельно.</numerusform>
            <numerusform>%n загрузки могут быть заказами: скачайте каждую снова отдельно.</numerusform>
            <numerusform>%n загрузок могут быть заказами: скачайте каждую снова отдельно.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need your attention.</source>
        <translation>
            <numerusform>%n загрузка требует внимания.</numerusform>
            <numerusform>%n загрузки требуют внимания.</numerusform>
            <numerusform>%n загрузок требуют внимания.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) selected</source>
        <translation>
            <numerusform>Выбрана %n загрузка</numerusform>
            <numerusform>Выбраны %n загрузки</numerusform>
            <numerusform>Выбрано %n загрузок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) will wait, paused, until you resume them.</source>
        <translation>
            <numerusform>%n загрузка будет ждать на паузе, пока вы её не продолжите.</numerusform>
            <numerusform>%n загрузки будут ждать на паузе, пока вы их не продолжите.</numerusform>
            <numerusform>%n загрузок будут ждать на паузе, пока вы их не продолжите.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier event(s) under Activity</source>
        <translation>
            <numerusform>%n более раннее событие — на вкладке «События»</numerusform>
            <numerusform>%n более ранних события — на вкладке «События»</numerusform>
            <numerusform>%n более ранних событий — на вкладке «События»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as their server lists them in %3 (%2)</source>
        <translation>
            <numerusform>%n файл совпадает с указанным сервером в %3 (%2)</numerusform>
            <numerusform>%n файла совпадают с указанными сервером в %3 (%2)</numerusform>
            <numerusform>%n файлов совпадают с указанными сервером в %3 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation>
            <numerusform>Сбой %n файла</numerusform>
            <numerusform>Сбой %n файлов</numerusform>
            <numerusform>Сбой %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) given up</source>
        <translation>
            <numerusform>Будет отброшен %n файл</numerusform>
            <numerusform>Будет отброшено %n файла</numerusform>
            <numerusform>Будет отброшено %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here.</source>
        <translation>
            <numerusform>%n файл называется так же, как другой из этих.</numerusform>
            <numerusform>%n файла называются так же, как другие из этих.</numerusform>
            <numerusform>%n файлов называются так же, как другие из этих.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here: they get numbers.</source>
        <translation>
            <numerusform>%n файл называется так же, как другой из этих: он получит номер.</numerusform>
            <numerusform>%n файла называются так же, как другие из этих: они получат номера.</numerusform>
            <numerusform>%n файлов называются так же, как другие из этих: они получат номера.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) kept</source>
        <translation>
            <numerusform>Будет сохранён %n файл</numerusform>
            <numerusform>Будет сохранено %n файла</numerusform>
            <numerusform>Будет сохранено %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are in this folder already.</source>
        <translation>
            <numerusform>%n файл с таким именем уже есть в этой папке.</numerusform>
            <numerusform>%n файла с такими именами уже есть в этой папке.</numerusform>
            <numerusform>%n файлов с такими именами уже есть в этой папке.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1</source>
        <translation>
            <numerusform>%n файл: %1</numerusform>
            <numerusform>%n файла: %1</numerusform>
            <numerusform>%n файлов: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) go to the trash.</source>
        <translation>
            <numerusform>%n готовый файл (%1) попадёт в корзину.</numerusform>
            <numerusform>%n готовых файла (%1) попадут в корзину.</numerusform>
            <numerusform>%n готовых файлов (%1) попадут в корзину.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) stay in their folders.</source>
        <translation>
            <numerusform>%n готовый файл (%1) останется в своей папке.</numerusform>
            <numerusform>%n готовых файла (%1) останутся в своих папках.</numerusform>
            <numerusform>%n готовых файлов (%1) останутся в своих папках.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) are no longer there.</source>
        <translation>
            <numerusform>%n готового файла больше нет.</numerusform>
            <numerusform>%n готовых файлов больше нет.</numerusform>
            <numerusform>%n готовых файлов больше нет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be downloaded: %1</source>
        <translation>
            <numerusform>%n строку нельзя скачать: %1</numerusform>
            <numerusform>%n строки нельзя скачать: %1</numerusform>
            <numerusform>%n строк нельзя скачать: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n ссылка</numerusform>
            <numerusform>%n ссылки</numerusform>
            <numerusform>%n ссылок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links were copied.</source>
        <translation>
            <numerusform>Скопирована %n ссылка.</numerusform>
            <numerusform>Скопированы %n ссылки.</numerusform>
            <numerusform>Скопировано %n ссылок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>ещё %n сообщение</numerusform>
            <numerusform>ещё %n сообщения</numerusform>
            <numerusform>ещё %n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 file(s) has a problem</source>
        <translation>
            <numerusform>проблема с %n файлом из %1</numerusform>
            <numerusform>проблема с %n файлами из %1</numerusform>
            <numerusform>проблема с %n файлами из %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 links are in the list already.</source>
        <translation>
            <numerusform>%n из %1 ссылок уже есть в списке.</numerusform>
            <numerusform>%n из %1 ссылок уже есть в списке.</numerusform>
            <numerusform>%n из %1 ссылок уже есть в списке.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 damaged pieces of “%1” has been fetched again.</source>
        <translation>
            <numerusform>Из %2 повреждённых фрагментов «%1» заново получен %n.</numerusform>
            <numerusform>Из %2 повреждённых фрагментов «%1» заново получено %n.</numerusform>
            <numerusform>Из %2 повреждённых фрагментов «%1» заново получено %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” is damaged.</source>
        <translation>
            <numerusform>Из %2 фрагментов «%1» повреждён %n.</numerusform>
            <numerusform>Из %2 фрагментов «%1» повреждено %n.</numerusform>
            <numerusform>Из %2 фрагментов «%1» повреждено %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” was damaged and has been fetched again.</source>
        <translation>
            <numerusform>Из %2 фрагментов «%1» был повреждён и получен заново %n.</numerusform>
            <numerusform>Из %2 фрагментов «%1» были повреждены и получены заново %n.</numerusform>
            <numerusform>Из %2 фрагментов «%1» были повреждены и получены заново %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) that you changed get their defaults.</source>
        <translation>
            <numerusform>%n изменённый параметр вернётся к исходному значению.</numerusform>
            <numerusform>%n изменённых параметра вернутся к исходным значениям.</numerusform>
            <numerusform>%n изменённых параметров вернутся к исходным значениям.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation>
            <numerusform>не хватает %n фрагмента</numerusform>
            <numerusform>не хватает %n фрагментов</numerusform>
            <numerusform>не хватает %n фрагментов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n сегмент</numerusform>
            <numerusform>%n сегмента</numerusform>
            <numerusform>%n сегментов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) a file</source>
        <translation>
            <numerusform>%n сегмент на файл</numerusform>
            <numerusform>%n сегмента на файл</numerusform>
            <numerusform>%n сегментов на файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished download(s) and the %1 received so far go.</source>
        <translation>
            <numerusform>%n незаконченная загрузка и полученные %1 пропадут.</numerusform>
            <numerusform>%n незаконченные загрузки и полученные %1 пропадут.</numerusform>
            <numerusform>%n незаконченных загрузок и полученные %1 пропадут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a problem</source>
        <translation>
            <numerusform>%n с ошибкой</numerusform>
            <numerusform>%n с ошибкой</numerusform>
            <numerusform>%n с ошибкой</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About bitsgui</source>
        <translation>&amp;О программе bitsgui</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Добавить…</translation>
    </message>
    <message>
        <source>&amp;As usual</source>
        <translation>&amp;Как обычно</translation>
    </message>
    <message>
        <source>&amp;Ask again the next time</source>
        <translation>&amp;Спросить и в следующий раз</translation>
    </message>
    <message>
        <source>&amp;Begin at a time…</source>
        <translation>Н&amp;ачать в заданное время…</translation>
    </message>
    <message>
        <source>&amp;Below the list</source>
        <translation>&amp;Под списком</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Категория</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Выбрать…</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Столбцы</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>&amp;Завершить</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Data, as it is sent</source>
        <translation>&amp;Данные в том виде, в каком они отправляются</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>У&amp;брать</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Подробности</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Ниже</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Загрузки</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Изменить…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;File, PEM or PKCS#12</source>
        <translation>&amp;Файл, PEM или PKCS#12</translation>
    </message>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Файлы…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Папка</translation>
    </message>
    <message>
        <source>&amp;Get a fresh link…</source>
        <translation>Взять но&amp;вую ссылку…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;High: before the others</source>
        <translation>&amp;Высокий: раньше остальных</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>&amp;Значок</translation>
    </message>
    <message>
        <source>&amp;Link to try</source>
        <translation>&amp;Ссылка для проверки</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>&amp;Ссылки</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Журнал</translation>
    </message>
    <message>
        <source>&amp;Low: after the others</source>
        <translation>&amp;Низкий: после остальных</translation>
    </message>
    <message>
        <source>&amp;Mirrors…</source>
        <translation>З&amp;еркала…</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>Е&amp;щё</translation>
    </message>
    <message numerus="yes">
        <source>&amp;More: %n set</source>
        <translation>
            <numerusform>Е&amp;щё: задано %n</numerusform>
            <numerusform>Е&amp;щё: задано %n</numerusform>
            <numerusform>Е&amp;щё: задано %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;More: not everything is right</source>
        <translation>Е&amp;щё: не всё верно</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>Переместить в &amp;другую папку…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>&amp;New category…</source>
        <translation>&amp;Новая категория…</translation>
    </message>
    <message>
        <source>&amp;New name of the download</source>
        <translation>&amp;Новое имя загрузки</translation>
    </message>
    <message>
        <source>&amp;New name of the file</source>
        <translation>&amp;Новое имя файла</translation>
    </message>
    <message>
        <source>&amp;No certificate</source>
        <translation>&amp;Без сертификата</translation>
    </message>
    <message>
        <source>&amp;No login</source>
        <translation>&amp;Без входа</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>&amp;Обычный</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Другое…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Пароль ключа</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Приостановить</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>П&amp;риоритет</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Quit bitsgui</source>
        <translation>&amp;Выйти из bitsgui</translation>
    </message>
    <message>
        <source>&amp;Remove from the download</source>
        <translation>&amp;Удалить из загрузки</translation>
    </message>
    <message>
        <source>&amp;Reset all…</source>
        <translation>&amp;Сбросить всё…</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Столбцы по &amp;умолчанию</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Продол&amp;жить</translation>
    </message>
    <message>
        <source>&amp;Run a command…</source>
        <translation>Выполнить &amp;команду…</translation>
    </message>
    <message>
        <source>&amp;Run: %1</source>
        <translation>Выполнить &amp;команду: %1</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Сохранить…</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>&amp;Show bitsgui</source>
        <translation>&amp;Показать bitsgui</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Боковая панель</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Про&amp;пустить</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Начать</translation>
    </message>
    <message>
        <source>&amp;Take in again</source>
        <translation>&amp;Вернуть в загрузку</translation>
    </message>
    <message>
        <source>&amp;To this folder</source>
        <translation>В эту &amp;папку</translation>
    </message>
    <message>
        <source>&amp;Undo remove</source>
        <translation>&amp;Отменить удаление</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Выше</translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation>&amp;User-Agent</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Where there is room</source>
        <translation>&amp;Где есть место</translation>
    </message>
    <message>
        <source>* takes every file that no other category does.</source>
        <translation>* берёт каждый файл, который не взяла другая категория.</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 мин</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 мин</translation>
    </message>
    <message numerus="yes">
        <source>A cURL command with %n link(s)</source>
        <translation>
            <numerusform>Команда cURL с %n ссылкой</numerusform>
            <numerusform>Команда cURL с %n ссылками</numerusform>
            <numerusform>Команда cURL с %n ссылками</numerusform>
        </translation>
    </message>
    <message>
        <source>A check could not read %1</source>
        <translation>Проверка не смогла прочесть %1</translation>
    </message>
    <message numerus="yes">
        <source>A check could not read %n file(s)</source>
        <translation>
            <numerusform>Проверка не смогла прочесть %n файл</numerusform>
            <numerusform>Проверка не смогла прочесть %n файла</numerusform>
            <numerusform>Проверка не смогла прочесть %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found %1 to be damaged</source>
        <translation>Проверка нашла повреждения в %1</translation>
    </message>
    <message>
        <source>A check found %1 to be right</source>
        <translation>Проверка: %1 в порядке</translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be damaged</source>
        <translation>
            <numerusform>Проверка нашла повреждения в %n файле</numerusform>
            <numerusform>Проверка нашла повреждения в %n файлах</numerusform>
            <numerusform>Проверка нашла повреждения в %n файлах</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be right</source>
        <translation>
            <numerusform>Проверка: %n файл в порядке</numerusform>
            <numerusform>Проверка: %n файла в порядке</numerusform>
            <numerusform>Проверка: %n файлов в порядке</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found damage</source>
        <translation>Проверка нашла повреждения</translation>
    </message>
    <message>
        <source>A check found damage in %1 and fetched the damaged pieces again</source>
        <translation>Проверка нашла повреждения в %1, повреждённые фрагменты получены заново</translation>
    </message>
    <message numerus="yes">
        <source>A check found damage in %n file(s) and fetched the damaged pieces again</source>
        <translation>
            <numerusform>Проверка нашла повреждения в %n файле, повреждённые фрагменты получены заново</numerusform>
            <numerusform>Проверка нашла повреждения в %n файлах, повреждённые фрагменты получены заново</numerusform>
            <numerusform>Проверка нашла повреждения в %n файлах, повреждённые фрагменты получены заново</numerusform>
        </translation>
    </message>
    <message>
        <source>A check found no checksum to compare %1 with</source>
        <translation>Проверка не нашла контрольной суммы для %1</translation>
    </message>
    <message numerus="yes">
        <source>A check found no checksum to compare %n file(s) with</source>
        <translation>
            <numerusform>Проверка не нашла контрольной суммы для %n файла</numerusform>
            <numerusform>Проверка не нашла контрольных сумм для %n файлов</numerusform>
            <numerusform>Проверка не нашла контрольных сумм для %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>A connection that brings nothing for so long is replaced by another.</source>
        <translation>Соединение, которое столько времени ничего не приносит, заменяется другим.</translation>
    </message>
    <message>
        <source>A download manager, free software under the MIT licence.</source>
        <translation>Менеджер загрузок, свободная программа под лицензией MIT.</translation>
    </message>
    <message>
        <source>A download may start a program of your choice when it ends.</source>
        <translation>Загрузка может в конце запустить выбранную программу.</translation>
    </message>
    <message>
        <source>A download needs your attention</source>
        <translation>Загрузка требует внимания</translation>
    </message>
    <message>
        <source>A download nothing happened to for so long is removed with what was fetched.</source>
        <translation>Загрузка, с которой столько времени ничего не происходило, удаляется вместе с полученным.</translation>
    </message>
    <message>
        <source>A file of certificates (PEM or DER) that are trusted besides those of the system. Works at once.</source>
        <translation>Файл с сертификатами (PEM или DER), которым доверяют помимо системных. Действует сразу.</translation>
    </message>
    <message>
        <source>A file that was changed after its download stays in its folder.</source>
        <translation>Файл, изменённый после загрузки, останется в своей папке.</translation>
    </message>
    <message>
        <source>A link or another program asks for this; nothing has begun.</source>
        <translation>Об этом просит ссылка или другая программа; ничего ещё не началось.</translation>
    </message>
    <message>
        <source>A link to test the rules with</source>
        <translation>Ссылка для проверки правил</translation>
    </message>
    <message>
        <source>A mirror cannot have a login in its link.</source>
        <translation>В ссылке на зеркало не может быть входа.</translation>
    </message>
    <message>
        <source>A new download that gets nothing for so long stops trying.</source>
        <translation>Новая загрузка, которая столько времени ничего не получает, прекращает попытки.</translation>
    </message>
    <message>
        <source>A new download that takes longer ends with an error.</source>
        <translation>Новая загрузка, которая идёт дольше, заканчивается ошибкой.</translation>
    </message>
    <message>
        <source>A number is needed.</source>
        <translation>Нужно число.</translation>
    </message>
    <message>
        <source>A number of at least %1</source>
        <translation>Нужно число не меньше %1</translation>
    </message>
    <message>
        <source>A page begins with http:// or https://.</source>
        <translation>Адрес страницы начинается с http:// или https://.</translation>
    </message>
    <message>
        <source>A password needs a user name.</source>
        <translation>К паролю нужно имя пользователя.</translation>
    </message>
    <message>
        <source>A server may have one of its own by a rule for it, and a download on its Properties page. Works at once.</source>
        <translation>У сервера может быть свой по правилу для него, у загрузки — на её странице «Свойства». Действует сразу.</translation>
    </message>
    <message>
        <source>A small text there names the newest version; its server learns that somebody asks.</source>
        <translation>Там хранится небольшой текст с номером новейшей версии; сервер узнаёт лишь, что кто-то спросил.</translation>
    </message>
    <message>
        <source>A ticket of Kerberos says who is logged on to this computer. No password is sent, and none is kept.</source>
        <translation>Билет Kerberos говорит, кто вошёл в этот компьютер. Пароль не отправляется и не хранится.</translation>
    </message>
    <message>
        <source>A time was set for it to begin</source>
        <translation>Для начала задано время</translation>
    </message>
    <message>
        <source>A user name cannot have a colon.</source>
        <translation>В имени пользователя не может быть двоеточия.</translation>
    </message>
    <message>
        <source>A web page, not a file</source>
        <translation>Это веб-страница</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>Нужно целое число.</translation>
    </message>
    <message>
        <source>About bitsgui</source>
        <translation>О программе bitsgui</translation>
    </message>
    <message>
        <source>About the selected download</source>
        <translation>О выбранной загрузке</translation>
    </message>
    <message>
        <source>Accept %1 no more</source>
        <translation>Больше не принимать %1</translation>
    </message>
    <message>
        <source>Accept and resume</source>
        <translation>Принять и продолжить</translation>
    </message>
    <message>
        <source>Accept the certificate of %1?</source>
        <translation>Принять сертификат %1?</translation>
    </message>
    <message>
        <source>Accept this certificate…</source>
        <translation>Принять этот сертификат…</translation>
    </message>
    <message>
        <source>Accepted certificates</source>
        <translation>Принятые сертификаты</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>Нет доступа</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Активные</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a mirror</source>
        <translation>Добавить зеркало</translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation>Добавить сеть</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Добавить сервер</translation>
    </message>
    <message>
        <source>Add downloads</source>
        <translation>Добавить загрузки</translation>
    </message>
    <message>
        <source>Add downloads it again.</source>
        <translation>«Добавить» скачает её ещё раз.</translation>
    </message>
    <message>
        <source>Add downloads them again.</source>
        <translation>«Добавить» скачает их ещё раз.</translation>
    </message>
    <message>
        <source>Add from &amp;clipboard</source>
        <translation>Добавить из &amp;буфера обмена</translation>
    </message>
    <message>
        <source>Add only the others</source>
        <translation>Добавить только остальные</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>Added to the list</source>
        <translation>Добавлено в список</translation>
    </message>
    <message>
        <source>Address of the news</source>
        <translation>Адрес новостей</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Дополнительно</translation>
    </message>
    <message>
        <source>After so long it lets the next one of its priority run for a while.</source>
        <translation>Через столько времени она ненадолго уступает следующей того же приоритета.</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Совпадает</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are right.</source>
        <translation>
            <numerusform>%n файл в порядке.</numerusform>
            <numerusform>Все %n файла в порядке.</numerusform>
            <numerusform>Все %n файлов в порядке.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n piece(s) of “%1” are right.</source>
        <translation>
            <numerusform>%n фрагмент «%1» в порядке.</numerusform>
            <numerusform>Все %n фрагмента «%1» в порядке.</numerusform>
            <numerusform>Все %n фрагментов «%1» в порядке.</numerusform>
        </translation>
    </message>
    <message>
        <source>All downloads are done.</source>
        <translation>Все загрузки завершены.</translation>
    </message>
    <message>
        <source>All downloads are done. The machine goes to sleep.</source>
        <translation>Все загрузки завершены. Компьютер перейдёт в спящий режим.</translation>
    </message>
    <message>
        <source>All downloads are done. The machine shuts down.</source>
        <translation>Все загрузки завершены. Компьютер выключится.</translation>
    </message>
    <message>
        <source>All downloads are done. bitsgui quits.</source>
        <translation>Все загрузки завершены. bitsgui закроется.</translation>
    </message>
    <message>
        <source>All downloads from one server share these.</source>
        <translation>Все загрузки с одного сервера делят их между собой.</translation>
    </message>
    <message>
        <source>All downloads from one server together get at most this much; works at once.</source>
        <translation>Все загрузки с одного сервера вместе получают не больше этого; действует сразу.</translation>
    </message>
    <message>
        <source>All downloads together</source>
        <translation>Все загрузки вместе</translation>
    </message>
    <message>
        <source>All downloads together use at &amp;most</source>
        <translation>Все загрузки вместе — не &amp;больше</translation>
    </message>
    <message>
        <source>All servers of this download</source>
        <translation>Все серверы этой загрузки</translation>
    </message>
    <message>
        <source>All wait</source>
        <translation>Все ждут</translation>
    </message>
    <message>
        <source>Also sent</source>
        <translation>Также отправляется</translation>
    </message>
    <message>
        <source>Also set</source>
        <translation>Также задано</translation>
    </message>
    <message>
        <source>Another try sends its request (%1) to the server again.</source>
        <translation>Новая попытка ещё раз отправит запрос (%1) на сервер.</translation>
    </message>
    <message>
        <source>Any network</source>
        <translation>Любая сеть</translation>
    </message>
    <message>
        <source>Anybody on the way can read them.</source>
        <translation>В пути их может прочитать кто угодно.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Архивы</translation>
    </message>
    <message>
        <source>Arrow keys move, Shift extends, Space paints what is chosen.</source>
        <translation>Стрелки перемещают, Shift расширяет, пробел закрашивает выбранное.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Как в настройках</translation>
    </message>
    <message>
        <source>As the &amp;schedule says</source>
        <translation>По &amp;расписанию</translation>
    </message>
    <message>
        <source>As the job interface</source>
        <translation>Как интерфейс заданий</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Как задано в системе</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Спросить</translation>
    </message>
    <message>
        <source>Ask before quitting</source>
        <translation>Спрашивать перед выходом</translation>
    </message>
    <message>
        <source>Ask it again</source>
        <translation>Запросить снова</translation>
    </message>
    <message>
        <source>Ask it again: %1</source>
        <translation>Запросить снова: %1</translation>
    </message>
    <message>
        <source>Ask then</source>
        <translation>Спросить тогда</translation>
    </message>
    <message>
        <source>Asking the server about this link…</source>
        <translation>Запрос к серверу об этой ссылке…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Запрос…</translation>
    </message>
    <message>
        <source>Asks before the program ends while downloads run.</source>
        <translation>Спрашивает, прежде чем программа закроется при идущих загрузках.</translation>
    </message>
    <message>
        <source>Asks the address below once a day, and says so in a bar; nothing is installed.</source>
        <translation>Раз в день обращается по адресу ниже и сообщает строкой над списком; ничего не устанавливается.</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>В заданное время</translation>
    </message>
    <message>
        <source>At most %1 can be sent.</source>
        <translation>Отправить можно не больше %1.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Одновременно</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>В конце</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Попытка</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Automatic, for each link its own</source>
        <translation>Авто, для каждой ссылки своя</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Авто: %1</translation>
    </message>
    <message>
        <source>Average speed</source>
        <translation>Средняя скорость</translation>
    </message>
    <message>
        <source>Background downloads at once</source>
        <translation>Фоновых загрузок одновременно</translation>
    </message>
    <message>
        <source>Bad certificate</source>
        <translation>Нет доверия</translation>
    </message>
    <message>
        <source>Bad link</source>
        <translation>Негодная ссылка</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Батарея</translation>
    </message>
    <message>
        <source>Begin at a time</source>
        <translation>Начать в заданное время</translation>
    </message>
    <message>
        <source>Below this, the wait between retries of a download cannot be set.</source>
        <translation>Меньше этого ожидание между попытками загрузки задать нельзя.</translation>
    </message>
    <message>
        <source>Bes&amp;ide the list</source>
        <translation>&amp;Рядом со списком</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Книга</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Коробка</translation>
    </message>
    <message>
        <source>Briefcase</source>
        <translation>Портфель</translation>
    </message>
    <message>
        <source>Bring back what was cancelled</source>
        <translation>Вернуть отменённое</translation>
    </message>
    <message>
        <source>Bring the rule for %1 back</source>
        <translation>Вернуть правило для %1</translation>
    </message>
    <message>
        <source>By day and &amp;hour…</source>
        <translation>По дням и &amp;часам…</translation>
    </message>
    <message>
        <source>By day and hour</source>
        <translation>По дням и часам</translation>
    </message>
    <message>
        <source>By its &amp;rules</source>
        <translation>По её &amp;правилам</translation>
    </message>
    <message>
        <source>By the proxy script of the settings; without one, by that of the network.</source>
        <translation>По сценарию прокси из настроек; если его нет — по сценарию сети.</translation>
    </message>
    <message>
        <source>By the script below; without one, by that of the settings or of the network.</source>
        <translation>По сценарию ниже; если его нет — по сценарию из настроек или сети.</translation>
    </message>
    <message>
        <source>C&amp;hecksum</source>
        <translation>Контрольная с&amp;умма</translation>
    </message>
    <message>
        <source>C&amp;omfortable rows</source>
        <translation>П&amp;росторные строки</translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation>Можно продолжить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cannot be resumed</source>
        <translation>Нельзя продолжить</translation>
    </message>
    <message>
        <source>Cannot be written</source>
        <translation>Нельзя записать</translation>
    </message>
    <message>
        <source>Cannot continue</source>
        <translation>Не продолжить</translation>
    </message>
    <message>
        <source>Categor&amp;y</source>
        <translation>Кате&amp;гория</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Категории</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Certificate for</source>
        <translation>Сертификат для</translation>
    </message>
    <message>
        <source>Certificate needed</source>
        <translation>Нет сертификата</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>Сертификат сервера</translation>
    </message>
    <message>
        <source>Certificate pr&amp;oblem…</source>
        <translation>Пр&amp;облема с сертификатом…</translation>
    </message>
    <message>
        <source>Certificate to show</source>
        <translation>Свой сертификат</translation>
    </message>
    <message>
        <source>Certificate to show to the server</source>
        <translation>Сертификат, который показывается серверу</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>Сертификат…</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Выб&amp;рать…</translation>
    </message>
    <message>
        <source>Change folder</source>
        <translation>Сменить папку</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменена</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Отметить все</translation>
    </message>
    <message>
        <source>Check for dama&amp;ge…</source>
        <translation>Провери&amp;ть на повреждения…</translation>
    </message>
    <message>
        <source>Check none</source>
        <translation>Снять все отметки</translation>
    </message>
    <message>
        <source>Checked as well</source>
        <translation>Проверяется дополнительно</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Checking “%1”</source>
        <translation>Проверяется «%1»</translation>
    </message>
    <message>
        <source>Checks of the server’s certificate</source>
        <translation>Проверки сертификата сервера</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Контрольная сумма</translation>
    </message>
    <message>
        <source>Checksum differs</source>
        <translation>Сумма не та</translation>
    </message>
    <message>
        <source>Checks…</source>
        <translation>Проверки…</translation>
    </message>
    <message>
        <source>Choos&amp;e…</source>
        <translation>Вы&amp;брать…</translation>
    </message>
    <message>
        <source>Choose a certificate…</source>
        <translation>Выбрать сертификат…</translation>
    </message>
    <message>
        <source>Choose at least one of the links.</source>
        <translation>Выберите хотя бы одну из ссылок.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Выбрать папку</translation>
    </message>
    <message>
        <source>Choose the unfinished file</source>
        <translation>Выбрать незаконченный файл</translation>
    </message>
    <message>
        <source>Choose what happens when all downloads are done</source>
        <translation>Выбрать, что произойдёт, когда все загрузки завершатся</translation>
    </message>
    <message>
        <source>Clear finis&amp;hed</source>
        <translation>Очистить готов&amp;ые</translation>
    </message>
    <message>
        <source>Clear finis&amp;hed (%1)</source>
        <translation>Очистить готов&amp;ые (%1)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>&amp;Закрыть окно</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Закрыть это сообщение</translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation>Закрыть это сообщение (Esc)</translation>
    </message>
    <message>
        <source>Close to the tray</source>
        <translation>Закрывать в трей</translation>
    </message>
    <message>
        <source>Closing the window leaves downloads running; the icon in the tray opens it again.</source>
        <translation>Когда окно закрыто, загрузки продолжаются; значок в трее снова открывает его.</translation>
    </message>
    <message>
        <source>Co&amp;mpact rows</source>
        <translation>&amp;Компактные строки</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Цвета окна</translation>
    </message>
    <message>
        <source>Comfortable, two lines</source>
        <translation>Просторные, две строки</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Command when all is done</source>
        <translation>Команда по завершении всех загрузок</translation>
    </message>
    <message>
        <source>Compact, one line</source>
        <translation>Компактные, одна строка</translation>
    </message>
    <message>
        <source>Compare the SHA-256 with what whoever runs the server tells you: nothing else says that it is the right one. Just this certificate is accepted, for this server only, in all downloads. The preferences list it, and take it back.</source>
        <translation>Сравните SHA-256 с тем, что сообщит владелец сервера: больше ничто не говорит, что это тот самый сервер. Принимается только этот сертификат и только для этого сервера, во всех загрузках. В настройках он показан, там же его можно отозвать.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Завершить</translation>
    </message>
    <message numerus="yes">
        <source>Complete %n download(s) with a part of their files?</source>
        <translation>
            <numerusform>Завершить %n загрузку с частью файлов?</numerusform>
            <numerusform>Завершить %n загрузки с частью файлов?</numerusform>
            <numerusform>Завершить %n загрузок с частью файлов?</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete downloads</source>
        <translation>Завершение загрузок</translation>
    </message>
    <message>
        <source>Complete “%1” with a part of its files?</source>
        <translation>Завершить «%1» с частью файлов?</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Connecti&amp;ons a file</source>
        <translation>Сое&amp;динений на файл</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Связь прервана</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Соединения</translation>
    </message>
    <message>
        <source>Connections a file is fetched with, where the server allows it.</source>
        <translation>Сколькими соединениями загружается файл, если сервер позволяет.</translation>
    </message>
    <message>
        <source>Connections to a server</source>
        <translation>Соединений с одним сервером</translation>
    </message>
    <message>
        <source>Connections: write a whole number from %1 to %2, or nothing.</source>
        <translation>Соединения: введите целое число от %1 до %2 или ничего.</translation>
    </message>
    <message>
        <source>Contents of the report</source>
        <translation>Содержимое отчёта</translation>
    </message>
    <message>
        <source>Continue it with this link</source>
        <translation>Продолжить её с этой ссылкой</translation>
    </message>
    <message>
        <source>Continue that one, add others</source>
        <translation>Продолжить эту, добавить остальные</translation>
    </message>
    <message>
        <source>Continue them with these links</source>
        <translation>Продолжить их с этими ссылками</translation>
    </message>
    <message>
        <source>Continue those, add others</source>
        <translation>Продолжить эти, добавить остальные</translation>
    </message>
    <message>
        <source>Control characters cannot be sent.</source>
        <translation>Управляющие знаки отправить нельзя.</translation>
    </message>
    <message>
        <source>Coo&amp;kies</source>
        <translation>Coo&amp;kie</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать всё</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Копировать контрольную сумму</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Copy lin&amp;k</source>
        <translation>Копировать сс&amp;ылку</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Копировать ссылки</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Копировать путь</translation>
    </message>
    <message>
        <source>Copy this notice</source>
        <translation>Копировать это сообщение</translation>
    </message>
    <message>
        <source>Correct the marked line or leave it out.</source>
        <translation>Исправьте или уберите отмеченную строку.</translation>
    </message>
    <message>
        <source>Correct the marked lines or leave them out.</source>
        <translation>Исправьте или уберите отмеченные строки.</translation>
    </message>
    <message>
        <source>Ctrl+P pauses a download and keeps what has been received.</source>
        <translation>Ctrl+P приостанавливает загрузку и сохраняет уже полученное.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Повреждён</translation>
    </message>
    <message>
        <source>Damaged pieces were fetched again of %1.</source>
        <translation>Повреждённые фрагменты получены заново: %1.</translation>
    </message>
    <message>
        <source>Damaged: %1.</source>
        <translation>Повреждены: %1.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Data of each request for a file</source>
        <translation>Данные каждого запроса файла</translation>
    </message>
    <message>
        <source>Data to send, as te&amp;xt</source>
        <translation>Данн&amp;ые для отправки, текстом</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Данные…</translation>
    </message>
    <message>
        <source>Date and time of the start</source>
        <translation>Дата и время начала</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>По умолчанию: %1.</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Значения по умолчанию</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Delete the category “%1”?</source>
        <translation>Убрать категорию «%1»?</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>По убыванию</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Details p&amp;lace</source>
        <translation>&amp;Место подробностей</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Компакт-диск</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Disk has a fault</source>
        <translation>Сбой диска</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>Диск заполнен</translation>
    </message>
    <message>
        <source>Disk is missing</source>
        <translation>Нет диска</translation>
    </message>
    <message>
        <source>Do &amp;nothing</source>
        <translation>&amp;Ничего не делать</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Do&amp;wnload again…</source>
        <translation>Скачать ещё &amp;раз…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>Не совпадает</translation>
    </message>
    <message>
        <source>Does not match, kept all the same</source>
        <translation>Не совпадает, файл всё равно оставлен</translation>
    </message>
    <message>
        <source>Does not run: you have not allowed downloads to start programs.</source>
        <translation>Не выполнится: загрузкам не разрешено запускать программы.</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>Точки</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Скачивание</translation>
    </message>
    <message>
        <source>Download again…</source>
        <translation>Скачать ещё раз…</translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation>Всё равно загрузить</translation>
    </message>
    <message>
        <source>Download anyway this once</source>
        <translation>Всё равно загрузить в этот раз</translation>
    </message>
    <message>
        <source>Download finished</source>
        <translation>Загрузка завершена</translation>
    </message>
    <message>
        <source>Download from the &amp;start on, to preview</source>
        <translation>Загружать с &amp;начала, для просмотра</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>Загрузить сейчас</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Загружено</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Загрузка</translation>
    </message>
    <message>
        <source>Downloading from %1</source>
        <translation>Загрузка с %1</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <translation>Загрузок одновременно</translation>
    </message>
    <message>
        <source>Downloads go on. A click on the icon in the tray brings the window back.</source>
        <translation>Загрузки продолжаются. Щелчок по значку в трее вернёт окно.</translation>
    </message>
    <message>
        <source>Downloads in all</source>
        <translation>Загрузок всего</translation>
    </message>
    <message>
        <source>Downloads of a higher priority run first and push others aside.</source>
        <translation>Загрузки с более высоким приоритетом идут первыми и вытесняют другие.</translation>
    </message>
    <message>
        <source>Downloads of a user</source>
        <translation>Загрузок у пользователя</translation>
    </message>
    <message>
        <source>Downloads stop before less than this is left on the disk.</source>
        <translation>Загрузки останавливаются, прежде чем на диске останется меньше.</translation>
    </message>
    <message>
        <source>Downloads that are finished</source>
        <translation>Завершённые загрузки</translation>
    </message>
    <message>
        <source>Downloads that cannot go on without you are gathered here.</source>
        <translation>Здесь собраны загрузки, которые не могут идти дальше без вас.</translation>
    </message>
    <message>
        <source>Downloads that need you</source>
        <translation>Загрузки, которым нужны вы</translation>
    </message>
    <message>
        <source>Downloads that ran when the program ended go on when it starts; else they wait.</source>
        <translation>Загрузки, которые шли при выходе, продолжаются при запуске; иначе они ждут.</translation>
    </message>
    <message>
        <source>Downloads the files Metalinks tell of, and uses mirrors that servers tell of.</source>
        <translation>Загружает файлы, о которых говорят Metalink, и использует зеркала, о которых сообщают серверы.</translation>
    </message>
    <message>
        <source>Downloads wait here for their turn, or until they are tried again.</source>
        <translation>Здесь загрузки ждут своей очереди или новой попытки.</translation>
    </message>
    <message>
        <source>Downloads whose files are all here wait in this list until you complete them.</source>
        <translation>Здесь загрузки, у которых все файлы на месте, ждут завершения.</translation>
    </message>
    <message>
        <source>Downloads you start</source>
        <translation>Загрузки, начатые вами</translation>
    </message>
    <message>
        <source>Drop downloads on a category to put them there.</source>
        <translation>Перетащите загрузки на категорию, чтобы поместить их туда.</translation>
    </message>
    <message>
        <source>Drop links here, or press Ctrl+V to add what you have copied.</source>
        <translation>Перетащите сюда ссылки или нажмите Ctrl+V, чтобы добавить скопированное.</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Отпустите, чтобы добавить</translation>
    </message>
    <message>
        <source>Drop to use it as the fresh link</source>
        <translation>Отпустите, чтобы взять как новую ссылку</translation>
    </message>
    <message>
        <source>Drop what nobody touches</source>
        <translation>Удалять нетронутые</translation>
    </message>
    <message>
        <source>Each file goes to the folder of its category, if it has one.</source>
        <translation>Каждый файл попадёт в папку своей категории, если она у неё есть.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %n download(s) uses at &amp;most</source>
        <translation>
            <numerusform>Каждая из %n загрузки использует не &amp;более</numerusform>
            <numerusform>Каждая из %n загрузок использует не &amp;более</numerusform>
            <numerusform>Каждая из %n загрузок использует не &amp;более</numerusform>
        </translation>
    </message>
    <message>
        <source>Each wait is so many times as long as the one before; 1 keeps it the same.</source>
        <translation>Каждое ожидание во столько раз дольше предыдущего; при 1 оно не меняется.</translation>
    </message>
    <message>
        <source>Edit category</source>
        <translation>Изменение категории</translation>
    </message>
    <message>
        <source>Empty means: %1.</source>
        <translation>Пусто значит: %1.</translation>
    </message>
    <message>
        <source>Endings of file names; * takes every file that no other category does.</source>
        <translation>Окончания имён файлов; * берёт каждый файл, который не взяла другая категория.</translation>
    </message>
    <message>
        <source>Enter adds, Shift+Enter begins a new line.</source>
        <translation>Enter — добавить, Shift+Enter — новая строка.</translation>
    </message>
    <message>
        <source>Entries are written to</source>
        <translation>Записи попадают в</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Только ошибки</translation>
    </message>
    <message>
        <source>Errors so far</source>
        <translation>Ошибок до сих пор</translation>
    </message>
    <message>
        <source>Every server is reached directly.</source>
        <translation>Ко всем серверам обращаются напрямую.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Everything is downloaded</source>
        <translation>Всё загружено</translation>
    </message>
    <message>
        <source>Everything is fetched through this interface alone, such as that of a VPN: while it is not there, downloads wait. Names of servers are looked up as always. Works at once.</source>
        <translation>Всё загружается только через этот интерфейс, например интерфейс VPN: пока его нет, загрузки ждут. Имена серверов узнаются как всегда. Действует сразу.</translation>
    </message>
    <message>
        <source>Everything, for a report</source>
        <translation>Всё, для отчёта</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Fetching damaged pieces of “%1” again</source>
        <translation>Повреждённые фрагменты «%1» загружаются заново</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>File %1 of %2 of “%3”</source>
        <translation>Файл %1 из %2 в «%3»</translation>
    </message>
    <message>
        <source>File &amp;types</source>
        <translation>&amp;Типы файлов</translation>
    </message>
    <message>
        <source>File has changed</source>
        <translation>Файл изменился</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>Файл пропал</translation>
    </message>
    <message>
        <source>File is in use</source>
        <translation>Файл занят</translation>
    </message>
    <message>
        <source>File types of the category</source>
        <translation>Типы файлов категории</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files get their names as soon as all are there; else you complete each download.</source>
        <translation>Файлы получают имена, как только все на месте; иначе каждую загрузку завершаете вы.</translation>
    </message>
    <message>
        <source>Files kept and files given up</source>
        <translation>Сохранённые и отброшенные файлы</translation>
    </message>
    <message>
        <source>Files of a download</source>
        <translation>Файлов загрузки одновременно</translation>
    </message>
    <message>
        <source>Files of the selected download</source>
        <translation>Файлы выбранной загрузки</translation>
    </message>
    <message>
        <source>Files per download</source>
        <translation>Файлов в загрузке</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Фильм</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Finish by itself</source>
        <translation>Завершать автоматически</translation>
    </message>
    <message>
        <source>Finish with the files that are whole</source>
        <translation>Завершить с теми файлами, что пришли целиком</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Finished downloads stay listed here, and their files in their folders.</source>
        <translation>Готовые загрузки остаются в этом списке, а их файлы — в своих папках.</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>Первое ожидание</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Folder is gone</source>
        <translation>Папка пропала</translation>
    </message>
    <message>
        <source>Folder of the category</source>
        <translation>Папка категории</translation>
    </message>
    <message>
        <source>Folder the files are saved in</source>
        <translation>Папка для сохранения файлов</translation>
    </message>
    <message>
        <source>Folders used before</source>
        <translation>Недавние папки</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следовать</translation>
    </message>
    <message>
        <source>Follow Metalinks</source>
        <translation>Следовать Metalink</translation>
    </message>
    <message>
        <source>Follow, and keep the new link</source>
        <translation>Следовать и сохранить новую ссылку</translation>
    </message>
    <message>
        <source>For downloads that come from a list, a schedule or another program.</source>
        <translation>Для загрузок из списка, по расписанию или из другой программы.</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>Для людей</translation>
    </message>
    <message>
        <source>For people: retries soon, files get free names and finish by themselves. As the job interface: the rules and quotas programs for BITS expect. What you chose yourself stays.</source>
        <translation>Для людей: попытки повторяются скоро, файлы получают свободные имена, загрузки завершаются сами. Как интерфейс заданий: правила и квоты, которых ждут программы для BITS. Выбранное вами остаётся.</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>Находится автоматически</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Найдено в</translation>
    </message>
    <message>
        <source>Free some space, or lower “%1” in the preferences.</source>
        <translation>Освободите место или уменьшите «%1» в настройках.</translation>
    </message>
    <message>
        <source>Free space for %1</source>
        <translation>Свободное место для %1</translation>
    </message>
    <message>
        <source>Fresh link for this file</source>
        <translation>Новая ссылка на этот файл</translation>
    </message>
    <message>
        <source>Fresh link from %2 for %1</source>
        <translation>Новая ссылка с %2 на %1</translation>
    </message>
    <message numerus="yes">
        <source>Fresh links for %n file(s)</source>
        <translation>
            <numerusform>Новые ссылки на %n файл</numerusform>
            <numerusform>Новые ссылки на %n файла</numerusform>
            <numerusform>Новые ссылки на %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>From one server</source>
        <translation>С одного сервера</translation>
    </message>
    <message>
        <source>From the &amp;list only</source>
        <translation>Только из &amp;списка</translation>
    </message>
    <message>
        <source>From the start on, to preview</source>
        <translation>С начала, для просмотра</translation>
    </message>
    <message>
        <source>Further authorities</source>
        <translation>Дополнительные центры сертификации</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>ГБ</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Игры</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Get a fresh &amp;link…</source>
        <translation>Взять новую &amp;ссылку…</translation>
    </message>
    <message>
        <source>Get a fresh link</source>
        <translation>Взять новую ссылку</translation>
    </message>
    <message>
        <source>Give one link, from http:// or https:// on.</source>
        <translation>Укажите одну ссылку, начиная с http:// или https://.</translation>
    </message>
    <message>
        <source>Give the full path of a file.</source>
        <translation>Укажите полный путь к файлу.</translation>
    </message>
    <message>
        <source>Give the full path of a folder, or nothing for %1.</source>
        <translation>Введите полный путь к папке или ничего: тогда %1.</translation>
    </message>
    <message>
        <source>Give the full path of a folder.</source>
        <translation>Укажите полный путь к папке.</translation>
    </message>
    <message>
        <source>Give up without progress</source>
        <translation>Прекращать без продвижения</translation>
    </message>
    <message>
        <source>Gives up after</source>
        <translation>Прекратит через</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Глобус</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжать</translation>
    </message>
    <message>
        <source>Go on at start</source>
        <translation>Продолжать при запуске</translation>
    </message>
    <message>
        <source>Goes on by itself once a disk that was unplugged is back; else it is an error.</source>
        <translation>Продолжается сама, когда отключённый диск снова на месте; иначе это ошибка.</translation>
    </message>
    <message>
        <source>Goes on by itself once there is room; else the download ends with an error.</source>
        <translation>Продолжается сама, когда есть место; иначе загрузка заканчивается ошибкой.</translation>
    </message>
    <message>
        <source>Goes on now that its files are moved</source>
        <translation>Продолжается: файлы перемещены</translation>
    </message>
    <message>
        <source>Goes on: back in the list</source>
        <translation>Продолжается: возвращено в список</translation>
    </message>
    <message>
        <source>Growth of the wait</source>
        <translation>Рост ожидания</translation>
    </message>
    <message>
        <source>HEAD asks for the headers alone; there is nothing to download.</source>
        <translation>HEAD запрашивает только заголовки: загружать нечего.</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Статус HTTP</translation>
    </message>
    <message>
        <source>Hea&amp;ders, one on each line</source>
        <translation>За&amp;головки, по одному в строке</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>Headers of every request</source>
        <translation>Заголовки каждого запроса</translation>
    </message>
    <message>
        <source>Headers, cookies and login of the command are under More.</source>
        <translation>Заголовки, cookie и вход из команды — в разделе «Ещё».</translation>
    </message>
    <message>
        <source>Headers…</source>
        <translation>Заголовки…</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокий</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокий контраст</translation>
    </message>
    <message>
        <source>High contrast is light or dark as the system is.</source>
        <translation>Высокий контраст бывает светлым или тёмным, как в системе.</translation>
    </message>
    <message>
        <source>High, in the background</source>
        <translation>Высокий, в фоне</translation>
    </message>
    <message>
        <source>Hold Ctrl or Alt as well: a key alone is needed for typing and moving.</source>
        <translation>Удерживайте ещё Ctrl или Alt: одиночная клавиша нужна для ввода и перемещения.</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Действует со следующего запуска.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Узел</translation>
    </message>
    <message>
        <source>Hosts that are reached directly although servers are chosen, as in *.example.org 192.168.* 10.0.0.0/8. This computer always is, unless &lt;-loopback&gt; stands there.</source>
        <translation>Узлы, к которым обращаются напрямую, хотя выбраны серверы, например *.example.org 192.168.* 10.0.0.0/8. К этому компьютеру — всегда, если не указано &lt;-loopback&gt;.</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Дом</translation>
    </message>
    <message>
        <source>How fast this download was is no longer known.</source>
        <translation>Скорость этой загрузки уже неизвестна.</translation>
    </message>
    <message>
        <source>How grave a line has to be</source>
        <translation>Насколько серьёзной должна быть строка</translation>
    </message>
    <message>
        <source>How long a new download waits before it tries again for the first time.</source>
        <translation>Сколько новая загрузка ждёт перед первой повторной попыткой.</translation>
    </message>
    <message>
        <source>How long a server has to accept a connection.</source>
        <translation>Сколько времени у сервера, чтобы принять соединение.</translation>
    </message>
    <message>
        <source>How long a server has to begin its answer.</source>
        <translation>Сколько времени у сервера, чтобы начать ответ.</translation>
    </message>
    <message>
        <source>How many characters a link may have.</source>
        <translation>Сколько знаков может быть в ссылке.</translation>
    </message>
    <message>
        <source>How many characters folder and name of a file may have together.</source>
        <translation>Сколько знаков может быть в папке и имени файла вместе.</translation>
    </message>
    <message>
        <source>How many files of one download are fetched at once.</source>
        <translation>Сколько файлов одной загрузки получать одновременно.</translation>
    </message>
    <message>
        <source>How many files one download may have.</source>
        <translation>Сколько файлов может быть в одной загрузке.</translation>
    </message>
    <message>
        <source>How many finished downloads stay in the list; the files stay in any case.</source>
        <translation>Сколько готовых загрузок остаётся в списке; файлы остаются в любом случае.</translation>
    </message>
    <message>
        <source>How many parts of one file a program may ask for.</source>
        <translation>Сколько частей одного файла может запросить программа.</translation>
    </message>
    <message>
        <source>How many unfinished ones a user may have.</source>
        <translation>Сколько незаконченных может быть у пользователя.</translation>
    </message>
    <message>
        <source>How many unfinished ones there may be of all users.</source>
        <translation>Сколько незаконченных может быть у всех пользователей.</translation>
    </message>
    <message>
        <source>How much is written to the log. Passwords and cookies never are.</source>
        <translation>Сколько попадает в журнал. Пароли и cookie — никогда.</translation>
    </message>
    <message>
        <source>How often one link may lead on to another.</source>
        <translation>Сколько раз ссылка может вести дальше.</translation>
    </message>
    <message>
        <source>I already ha&amp;ve part of this file</source>
        <translation>&amp;Часть этого файла у меня уже есть</translation>
    </message>
    <message>
        <source>Icon of the category</source>
        <translation>Значок категории</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>If the file is there alread&amp;y</source>
        <translation>Если файл уж&amp;е есть</translation>
    </message>
    <message>
        <source>Imports and other programs</source>
        <translation>Импорт и другие программы</translation>
    </message>
    <message>
        <source>In use now: %1.</source>
        <translation>Сейчас используются: %1.</translation>
    </message>
    <message>
        <source>In use.</source>
        <translation>Используется.</translation>
    </message>
    <message>
        <source>Instead, until %1:</source>
        <translation>Вместо этого до %1:</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>It answers with the error %1.</source>
        <translation>Ответ — ошибка %1.</translation>
    </message>
    <message>
        <source>It goes to the server of the link only, is stored encrypted, and is taken for a form unless a Content-Type among the headers says otherwise.</source>
        <translation>Они отправляются только серверу ссылки, хранятся зашифрованными и считаются формой, если Content-Type среди заголовков не говорит другого.</translation>
    </message>
    <message>
        <source>It has %1; until now it was %2.</source>
        <translation>Его размер %1; до сих пор был %2.</translation>
    </message>
    <message>
        <source>It has changed since it was downloaded.</source>
        <translation>Файл изменён после загрузки.</translation>
    </message>
    <message>
        <source>It is asked again.</source>
        <translation>Будет запрошена снова.</translation>
    </message>
    <message>
        <source>It is of the type %1; until now it was %2.</source>
        <translation>Его тип %1; до сих пор был %2.</translation>
    </message>
    <message>
        <source>It is shown to the server of the link only, if that asks for one.</source>
        <translation>Он показывается только серверу ссылки, если тот спрашивает.</translation>
    </message>
    <message>
        <source>It is shown to the servers of the rule only, if they ask for one.</source>
        <translation>Он показывается только серверам правила, если они спрашивают.</translation>
    </message>
    <message>
        <source>It is to be called “%1”.</source>
        <translation>Имя файла должно быть «%1».</translation>
    </message>
    <message>
        <source>It is to have the checksum %1.</source>
        <translation>Контрольная сумма должна быть %1.</translation>
    </message>
    <message>
        <source>It leads to “%1”; until now it was “%2”.</source>
        <translation>Она ведёт к «%1»; до сих пор было «%2».</translation>
    </message>
    <message>
        <source>Its files are downloaded</source>
        <translation>Загружаются файлы из него</translation>
    </message>
    <message>
        <source>Its files go there, unless you choose another folder.</source>
        <translation>Её файлы попадают туда, если вы не выбрали другую папку.</translation>
    </message>
    <message>
        <source>Its files keep their names.</source>
        <translation>Имена её файлов не изменятся.</translation>
    </message>
    <message>
        <source>Its limit</source>
        <translation>Его ограничение</translation>
    </message>
    <message>
        <source>Its own is %1.</source>
        <translation>Его собственная: %1.</translation>
    </message>
    <message>
        <source>Its own link</source>
        <translation>Собственная ссылка</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Всё равно сохранить</translation>
    </message>
    <message>
        <source>Keep free</source>
        <translation>Оставлять свободным</translation>
    </message>
    <message>
        <source>Keep the files together as o&amp;ne download</source>
        <translation>Держать файлы &amp;вместе, одной загрузкой</translation>
    </message>
    <message>
        <source>Keep what is complete</source>
        <translation>Оставить то, что пришло целиком</translation>
    </message>
    <message>
        <source>Kept together, all files go to the one folder above.</source>
        <translation>Вместе все файлы попадут в одну папку, указанную выше.</translation>
    </message>
    <message>
        <source>Key of the news</source>
        <translation>Ключ новостей</translation>
    </message>
    <message>
        <source>L&amp;og in…</source>
        <translation>В&amp;ойти…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Ярлык</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>Lands in no category.</source>
        <translation>Не попадает ни в какую категорию.</translation>
    </message>
    <message>
        <source>Lands in “%1”, which has the file type %2.</source>
        <translation>Попадает в «%1»: у неё есть тип файлов %2.</translation>
    </message>
    <message>
        <source>Lands in “%1”, which takes everything else.</source>
        <translation>Попадает в «%1»: она берёт всё остальное.</translation>
    </message>
    <message>
        <source>Lands in “%1”, whose pattern %2 takes it.</source>
        <translation>Попадает в «%1»: подходит её шаблон %2.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Язык окна</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Предельный размер</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Последнее действие</translation>
    </message>
    <message>
        <source>Later, paused until then</source>
        <translation>Позже, до тех пор на паузе</translation>
    </message>
    <message>
        <source>Leads nowhere</source>
        <translation>Ведёт в никуда</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Учёба</translation>
    </message>
    <message>
        <source>Leave a check out only if you know why it fails: somebody else could pass for the server. It holds for this download alone, and the list says so all the time.</source>
        <translation>Отключайте проверку, только если знаете, почему она не проходит: кто-то другой может выдать себя за сервер. Это действует только для этой загрузки, и в списке это всегда видно.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Убрать её</translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation>Не загружать новый</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Убрать их</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Пропущено: %1</translation>
    </message>
    <message>
        <source>Left out: it has another file.</source>
        <translation>Исключена: там другой файл.</translation>
    </message>
    <message>
        <source>Left out: it may have sent wrong bytes.</source>
        <translation>Исключена: возможно, отправила неверные байты.</translation>
    </message>
    <message>
        <source>Left out: it sent wrong bytes.</source>
        <translation>Исключена: отправила неверные байты.</translation>
    </message>
    <message>
        <source>Left paused when the program started, as the preferences say</source>
        <translation>Оставлено на паузе при запуске программы, как указано в настройках</translation>
    </message>
    <message>
        <source>Left paused: going on sends its request again</source>
        <translation>Оставлено на паузе: продолжение отправит запрос ещё раз</translation>
    </message>
    <message>
        <source>Left to chance</source>
        <translation>Доля случайности</translation>
    </message>
    <message>
        <source>Length of a link</source>
        <translation>Длина ссылки</translation>
    </message>
    <message>
        <source>Length of a path</source>
        <translation>Длина пути</translation>
    </message>
    <message>
        <source>Lets your desktop play its sounds for them, one for each notification.</source>
        <translation>Рабочий стол может озвучивать их, по одному звуку на уведомление.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Licence of the chosen part</source>
        <translation>Лицензия выбранной части</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Ограничение</translation>
    </message>
    <message>
        <source>Limit of the network %1: %2.</source>
        <translation>Ограничение сети %1: %2.</translation>
    </message>
    <message>
        <source>Limit the speed of all downloads together</source>
        <translation>Ограничить скорость всех загрузок вместе</translation>
    </message>
    <message>
        <source>Limit: %2</source>
        <translation>Ограничение: %2</translation>
    </message>
    <message>
        <source>Limit: %2 on %1</source>
        <translation>Ограничение: %2 в сети %1</translation>
    </message>
    <message>
        <source>Limit: %2 until %1</source>
        <translation>Ограничение: %2 до %1</translation>
    </message>
    <message>
        <source>Limit: off</source>
        <translation>Ограничение: нет</translation>
    </message>
    <message>
        <source>Limit: off until %1</source>
        <translation>Ограничение: нет до %1</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Ограничения</translation>
    </message>
    <message>
        <source>Line %2 is not a link: %1</source>
        <translation>Строка %2 — не ссылка: %1</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Строки журнала</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Link of a mirror</source>
        <translation>Ссылка на зеркало</translation>
    </message>
    <message>
        <source>Link to try</source>
        <translation>Ссылка для проверки</translation>
    </message>
    <message>
        <source>Links of “%1”</source>
        <translation>Ссылки на «%1»</translation>
    </message>
    <message>
        <source>Links, one on each line</source>
        <translation>Ссылки, по одной в строке</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Log &amp;in to this proxy…</source>
        <translation>&amp;Войти на этот прокси…</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Файл журнала</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Вход на %1</translation>
    </message>
    <message>
        <source>Log in to the proxy</source>
        <translation>Вход на прокси</translation>
    </message>
    <message>
        <source>Log in to the proxy %1</source>
        <translation>Вход на прокси %1</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Войти…</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Login needed</source>
        <translation>Нужен вход</translation>
    </message>
    <message>
        <source>Login of this download</source>
        <translation>Вход для этой загрузки</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Вход отклонён</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>Предельное время</translation>
    </message>
    <message>
        <source>Longest time of a download</source>
        <translation>Наибольшее время загрузки</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Наибольшее ожидание</translation>
    </message>
    <message>
        <source>Longest wait for a server</source>
        <translation>Наибольшее ожидание сервера</translation>
    </message>
    <message>
        <source>Look for a &amp;newer version</source>
        <translation>Проверить &amp;наличие новой версии</translation>
    </message>
    <message>
        <source>Look for a file like SHA&amp;256SUMS</source>
        <translation>Искать &amp;файл вроде SHA256SUMS</translation>
    </message>
    <message>
        <source>Look for checksum files</source>
        <translation>Искать файлы контрольных сумм</translation>
    </message>
    <message>
        <source>Look for its file on the server</source>
        <translation>Искать её файл на сервере</translation>
    </message>
    <message>
        <source>Look for newer versions</source>
        <translation>Проверять наличие новых версий</translation>
    </message>
    <message>
        <source>Look whether it was &amp;withdrawn</source>
        <translation>Узнавать, не &amp;отозван ли он</translation>
    </message>
    <message>
        <source>Looks on the server for a file such as name.sha256 and checks the download by it.</source>
        <translation>Ищет на сервере файл вроде name.sha256 и проверяет по нему загрузку.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкий</translation>
    </message>
    <message>
        <source>Low, in the background</source>
        <translation>Низкий, в фоне</translation>
    </message>
    <message>
        <source>M&amp;irrors of the file, one link on each line</source>
        <translation>&amp;Зеркала файла, по одной ссылке в строке</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>МБ</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>МБ/с</translation>
    </message>
    <message>
        <source>Ma&amp;ximum speed</source>
        <translation>Ограничение дл&amp;я загрузки</translation>
    </message>
    <message>
        <source>Mend links</source>
        <translation>Исправлять ссылки</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Строка меню</translation>
    </message>
    <message>
        <source>Metalink</source>
        <translation>Metalink</translation>
    </message>
    <message>
        <source>Metalink: the files it tells of are downloaded</source>
        <translation>Metalink: загружаются файлы, о которых он говорит</translation>
    </message>
    <message>
        <source>Metered network</source>
        <translation>Лимитная сеть</translation>
    </message>
    <message>
        <source>Metered networks</source>
        <translation>Лимитные сети</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Mirror servers</source>
        <translation>Серверы зеркал</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Зеркала</translation>
    </message>
    <message>
        <source>Mirrors are further links to the same file. Each is compared with what is there before it is believed; logins and cookies go to the file’s own link only.</source>
        <translation>Зеркала — это дополнительные ссылки на тот же файл. Прежде чем зеркалу доверять, его сверяют с тем, что уже есть; имена, пароли и cookie отправляются только по собственной ссылке файла.</translation>
    </message>
    <message>
        <source>Mirrors…</source>
        <translation>Зеркала…</translation>
    </message>
    <message>
        <source>Most segments of a file</source>
        <translation>Сегментов файла не больше</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Переместить</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>По&amp;днять</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Опус&amp;тить</translation>
    </message>
    <message>
        <source>Move files</source>
        <translation>Перемещение файлов</translation>
    </message>
    <message numerus="yes">
        <source>Move the files of %n download(s)</source>
        <translation>
            <numerusform>Переместить файлы %n загрузки</numerusform>
            <numerusform>Переместить файлы %n загрузок</numerusform>
            <numerusform>Переместить файлы %n загрузок</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>Переместить «%1»</translation>
    </message>
    <message>
        <source>Moves here from %2: %1</source>
        <translation>Сюда перейдёт (сейчас: %2): %1</translation>
    </message>
    <message>
        <source>Moving “%1”</source>
        <translation>Перемещается «%1»</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Музыка</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name is taken</source>
        <translation>Имя занято</translation>
    </message>
    <message>
        <source>Name of a network, or tun0</source>
        <translation>Имя сети или tun0</translation>
    </message>
    <message>
        <source>Name of the category</source>
        <translation>Имя категории</translation>
    </message>
    <message>
        <source>Name too long</source>
        <translation>Имя длинное</translation>
    </message>
    <message>
        <source>Names, links, servers, folders and errors are searched.</source>
        <translation>Поиск идёт по именам, ссылкам, серверам, папкам и ошибкам.</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Требует внимания</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>Сетевой интерфейс</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Новая категория</translation>
    </message>
    <message>
        <source>New downloads</source>
        <translation>Новые загрузки</translation>
    </message>
    <message>
        <source>New name of the download</source>
        <translation>Новое имя загрузки</translation>
    </message>
    <message>
        <source>New name of the file</source>
        <translation>Новое имя файла</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Новые версии</translation>
    </message>
    <message>
        <source>Newer versions come by %1.</source>
        <translation>Новые версии поступают через %1.</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Следующая часть окна</translation>
    </message>
    <message>
        <source>Next tab of the details</source>
        <translation>Следующая вкладка подробностей</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>No active downloads in %1</source>
        <translation>В разделе %1 нет активных загрузок</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Без категории</translation>
    </message>
    <message>
        <source>No checksum file for %1 was found on the server</source>
        <translation>На сервере не нашлось файла контрольных сумм для %1</translation>
    </message>
    <message numerus="yes">
        <source>No checksum file for %n file(s) was found on the server</source>
        <translation>
            <numerusform>На сервере не нашлось файла контрольных сумм для %n файла</numerusform>
            <numerusform>На сервере не нашлось файла контрольных сумм для %n файлов</numerusform>
            <numerusform>На сервере не нашлось файла контрольных сумм для %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>No downloads</source>
        <translation>Без загрузок</translation>
    </message>
    <message>
        <source>No downloads in %1</source>
        <translation>В разделе %1 нет загрузок</translation>
    </message>
    <message>
        <source>No downloads in %1 are ready to complete</source>
        <translation>В разделе %1 нет загрузок, которые можно завершить</translation>
    </message>
    <message>
        <source>No downloads in %1 need attention</source>
        <translation>В разделе %1 ничто не требует внимания</translation>
    </message>
    <message>
        <source>No downloads until %1</source>
        <translation>Без загрузок до %1</translation>
    </message>
    <message>
        <source>No finished downloads in %1</source>
        <translation>В разделе %1 нет готовых загрузок</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Без ограничения</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Нет сети</translation>
    </message>
    <message>
        <source>No option has these words.</source>
        <translation>Таких слов нет ни в одном параметре.</translation>
    </message>
    <message>
        <source>No paused downloads in %1</source>
        <translation>В разделе %1 нет приостановленных загрузок</translation>
    </message>
    <message numerus="yes">
        <source>No program opens %n link(s).</source>
        <translation>
            <numerusform>Ни одна программа не открывает %n ссылку.</numerusform>
            <numerusform>Ни одна программа не открывает %n ссылки.</numerusform>
            <numerusform>Ни одна программа не открывает %n ссылок.</numerusform>
        </translation>
    </message>
    <message>
        <source>No program opens the folder %1.</source>
        <translation>Ни одна программа не открывает папку %1.</translation>
    </message>
    <message>
        <source>No program opens the link %1.</source>
        <translation>Ни одна программа не открывает ссылку %1.</translation>
    </message>
    <message>
        <source>No program opens “%1”.</source>
        <translation>Ни одна программа не открывает «%1».</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>No proxy &amp;for</source>
        <translation>&amp;Без прокси для</translation>
    </message>
    <message>
        <source>No proxy for</source>
        <translation>Без прокси для</translation>
    </message>
    <message>
        <source>No proxy was found in this network; connecting directly</source>
        <translation>В этой сети прокси не найден; соединение прямое</translation>
    </message>
    <message>
        <source>No waiting downloads in %1</source>
        <translation>В разделе %1 нет ожидающих загрузок</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>Normal, in the background</source>
        <translation>Обычный, в фоне</translation>
    </message>
    <message>
        <source>Not allowed now</source>
        <translation>Сейчас нельзя</translation>
    </message>
    <message>
        <source>Not asked beforehand: it is sent once</source>
        <translation>Заранее не спрошено: запрос отправляется один раз</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Не проверяется</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Ещё не проверено</translation>
    </message>
    <message>
        <source>Not enough room in this folder: %1 short. %2 are needed and %4 kept free, %3 are free.</source>
        <translation>В этой папке мало места: не хватает %1. Нужно %2 и %4 запаса, свободно %3.</translation>
    </message>
    <message>
        <source>Not enough room in this folder: %1 short. %2 are needed, %3 are free.</source>
        <translation>В этой папке мало места: не хватает %1. Нужно %2, свободно %3.</translation>
    </message>
    <message>
        <source>Not every link is right yet.</source>
        <translation>Пока верны не все ссылки.</translation>
    </message>
    <message>
        <source>Not every system can have this name. This one it can: %1</source>
        <translation>Такое имя подходит не для всех систем. А это подходит: %1</translation>
    </message>
    <message>
        <source>Not every system can use this name. %1 would do.</source>
        <translation>Это имя подходит не для всех систем. %1 подойдёт.</translation>
    </message>
    <message>
        <source>Not in use now.</source>
        <translation>Сейчас не используется.</translation>
    </message>
    <message>
        <source>Not near a data cap</source>
        <translation>Кроме сетей с близким лимитом</translation>
    </message>
    <message>
        <source>Not on server</source>
        <translation>Нет на сервере</translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation>Не защищено</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Нет поддержки</translation>
    </message>
    <message>
        <source>Not the file</source>
        <translation>Не тот файл</translation>
    </message>
    <message>
        <source>Not to be read: %1.</source>
        <translation>Не удалось прочитать: %1.</translation>
    </message>
    <message>
        <source>Not where it costs extra</source>
        <translation>Кроме сетей с доплатой</translation>
    </message>
    <message>
        <source>Not while roaming</source>
        <translation>Кроме роуминга</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Note of music</source>
        <translation>Нота</translation>
    </message>
    <message>
        <source>Nothing in %2 matches “%1”</source>
        <translation>В разделе %2 ничего нет по запросу «%1»</translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation>Сейчас ничего не загружается</translation>
    </message>
    <message>
        <source>Nothing is finished yet</source>
        <translation>Пока ничего не готово</translation>
    </message>
    <message>
        <source>Nothing is known of what happened to this download.</source>
        <translation>О событиях этой загрузки ничего не известно.</translation>
    </message>
    <message>
        <source>Nothing is paused</source>
        <translation>Ничего не приостановлено</translation>
    </message>
    <message>
        <source>Nothing is ready to complete</source>
        <translation>Завершать нечего</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Ничего не ждёт</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Ничего по запросу «%1»</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>Ничто не требует внимания</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Нет активных загрузок</translation>
    </message>
    <message>
        <source>Nothing to download yet</source>
        <translation>Загружать пока нечего</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сразу</translation>
    </message>
    <message>
        <source>Now and at any time: %1.</source>
        <translation>Сейчас и в любое время: %1.</translation>
    </message>
    <message>
        <source>Now, at full speed</source>
        <translation>Сразу, на полной скорости</translation>
    </message>
    <message>
        <source>Now, in place of the schedule: %1. It holds again %2: %3.</source>
        <translation>Сейчас вместо расписания: %1. Оно снова вступит в силу %2: %3.</translation>
    </message>
    <message>
        <source>Now: %1. It changes %2: %3.</source>
        <translation>Сейчас: %1. Изменится %2: %3.</translation>
    </message>
    <message>
        <source>Number the new file</source>
        <translation>Пронумеровать новый файл</translation>
    </message>
    <message>
        <source>Number the new one</source>
        <translation>Пронумеровать новый</translation>
    </message>
    <message>
        <source>Number the new ones</source>
        <translation>Пронумеровать новые</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Offers to add a link to a file when you copy one, in a bar above the list.</source>
        <translation>Предлагает добавить скопированную ссылку на файл в полосе над списком.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>On battery</source>
        <translation>От батареи</translation>
    </message>
    <message>
        <source>On single networks</source>
        <translation>В отдельных сетях</translation>
    </message>
    <message>
        <source>One on each line, tried before the file types. example.com takes a whole site, example.com/music/ what lies below, and * stands for any characters.</source>
        <translation>По одному в строке, проверяются раньше типов файлов. example.com берёт весь сайт, example.com/music/ — всё, что ниже, а * означает любые знаки.</translation>
    </message>
    <message>
        <source>Only files are selected. To remove a download, select its own row.</source>
        <translation>Выбраны только файлы. Чтобы удалить загрузку, выберите её собственную строку.</translation>
    </message>
    <message>
        <source>Only lines with</source>
        <translation>Только строки со словами</translation>
    </message>
    <message>
        <source>Only lines with these words</source>
        <translation>Только строки с этими словами</translation>
    </message>
    <message>
        <source>Only what is not finished yet is listed by priority.</source>
        <translation>По приоритету показано только то, что ещё не готово.</translation>
    </message>
    <message>
        <source>Only what is signed by it is believed. Who makes the program publishes it.</source>
        <translation>Принимается только то, что им подписано. Его публикует издатель программы.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open &amp;a list of links…</source>
        <translation>О&amp;ткрыть список ссылок…</translation>
    </message>
    <message>
        <source>Open &amp;website</source>
        <translation>Открыть &amp;сайт</translation>
    </message>
    <message>
        <source>Open a list of links</source>
        <translation>Открытие списка ссылок</translation>
    </message>
    <message>
        <source>Open the login page</source>
        <translation>Открыть страницу входа</translation>
    </message>
    <message>
        <source>Open the page &amp;it came from</source>
        <translation>Открыть исходную страни&amp;цу</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Открыть: %1</translation>
    </message>
    <message>
        <source>Opening the list…</source>
        <translation>Список открывается…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Прочее</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation>Приостановить в&amp;се</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Посылка</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Paint the hours in which all downloads together get less, or none at all. The limit above holds at any hour. Works at once.</source>
        <translation>Закрасьте часы, в которые все загрузки вместе получают меньше или не идут вовсе. Ограничение выше действует в любой час. Действует сразу.</translation>
    </message>
    <message>
        <source>Paint with: %1</source>
        <translation>Закрашивать: %1</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Часть</translation>
    </message>
    <message>
        <source>Part of each wait that varies, so that not all downloads try at one moment.</source>
        <translation>Какая часть ожидания меняется, чтобы не все загрузки повторяли попытку разом.</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Части программы</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Паро&amp;ль</translation>
    </message>
    <message>
        <source>Paste or drop the fresh link here</source>
        <translation>Вставьте или перетащите сюда новую ссылку</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Терпение</translation>
    </message>
    <message>
        <source>Patterns of links of the category, one on each line</source>
        <translation>Шаблоны ссылок категории, по одному в строке</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Pause the whole download</source>
        <translation>Приостановить всю загрузку</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлено</translation>
    </message>
    <message>
        <source>Paused by a command</source>
        <translation>Приостановлено командой</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Приостановлено вами</translation>
    </message>
    <message>
        <source>Paused while its files are moved</source>
        <translation>Приостановлено на время перемещения файлов</translation>
    </message>
    <message>
        <source>Paused: taken out of the list</source>
        <translation>Приостановлено: убрано из списка</translation>
    </message>
    <message>
        <source>Pauses and waits take no room.</source>
        <translation>Паузы и ожидание места не занимают.</translation>
    </message>
    <message>
        <source>Payment needed</source>
        <translation>Нужна оплата</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Place in the &amp;queue</source>
        <translation>Место в о&amp;череди</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>Настро&amp;йки…</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Press Ctrl+Z to undo.</source>
        <translation>Ctrl+Z отменит это.</translation>
    </message>
    <message>
        <source>Press Enter, then the new keys. Backspace takes the keys away, Esc keeps them.</source>
        <translation>Нажмите Enter, затем новые клавиши. Backspace убирает клавиши, Esc оставляет их.</translation>
    </message>
    <message>
        <source>Press keys…</source>
        <translation>Нажмите клавиши…</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Предыдущая часть окна</translation>
    </message>
    <message>
        <source>Previous tab of the details</source>
        <translation>Предыдущая вкладка подробностей</translation>
    </message>
    <message>
        <source>Priori&amp;ty</source>
        <translation>Приор&amp;итет</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Приоритеты</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Priority of imports</source>
        <translation>Приоритет импорта</translation>
    </message>
    <message>
        <source>Priority of what you add</source>
        <translation>Приоритет того, что добавляете вы</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>&amp;Закрытый ключ</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Программы</translation>
    </message>
    <message>
        <source>Programs are told</source>
        <translation>Программам сообщается</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Свойства</translation>
    </message>
    <message>
        <source>Properties of the selected download</source>
        <translation>Свойства выбранной загрузки</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Proxy &amp;script</source>
        <translation>&amp;Сценарий прокси</translation>
    </message>
    <message>
        <source>Proxy of all downloads</source>
        <translation>Прокси всех загрузок</translation>
    </message>
    <message>
        <source>Proxy of this download</source>
        <translation>Прокси этой загрузки</translation>
    </message>
    <message>
        <source>Proxy problem</source>
        <translation>Сбой прокси</translation>
    </message>
    <message>
        <source>Proxy script</source>
        <translation>Сценарий прокси</translation>
    </message>
    <message>
        <source>Proxy servers</source>
        <translation>Прокси-серверы</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>Прокси…</translation>
    </message>
    <message>
        <source>Put https:// before it</source>
        <translation>Добавить https:// в начало</translation>
    </message>
    <message>
        <source>Put https:// before them</source>
        <translation>Добавить https:// в начало каждой</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Quit bitsgui</source>
        <translation>Выход из bitsgui</translation>
    </message>
    <message>
        <source>Quit bitsgui?</source>
        <translation>Выйти из bitsgui?</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Квоты</translation>
    </message>
    <message>
        <source>R&amp;esume all</source>
        <translation>Продолжить вс&amp;е</translation>
    </message>
    <message>
        <source>R&amp;ule for this server…</source>
        <translation>Прави&amp;ло для этого сервера…</translation>
    </message>
    <message>
        <source>Ranges of a file</source>
        <translation>Диапазонов файла</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Переи&amp;меновать…</translation>
    </message>
    <message>
        <source>Re&amp;quest method</source>
        <translation>Метод з&amp;апроса</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Ready to complete</source>
        <translation>Можно завершить</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Redirected from %1 to %2</source>
        <translation>Перенаправлено с %1 на %2</translation>
    </message>
    <message>
        <source>Redirected within %1</source>
        <translation>Перенаправлено внутри %1</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Перенаправления</translation>
    </message>
    <message>
        <source>Referer</source>
        <translation>Referer</translation>
    </message>
    <message>
        <source>Referrin&amp;g page</source>
        <translation>Ссылающаяся страни&amp;ца</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отклонять</translation>
    </message>
    <message>
        <source>Refuse web pages</source>
        <translation>Отклонять веб-страницы</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Ещё загрузить</translation>
    </message>
    <message>
        <source>Remember at most</source>
        <translation>Помнить не больше</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message numerus="yes">
        <source>Remo&amp;ve %n file(s) from the download</source>
        <translation>
            <numerusform>&amp;Удалить %n файл из загрузки</numerusform>
            <numerusform>&amp;Удалить %n файла из загрузки</numerusform>
            <numerusform>&amp;Удалить %n файлов из загрузки</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n download(s)?</source>
        <translation>
            <numerusform>Удалить %n загрузку?</numerusform>
            <numerusform>Удалить %n загрузки?</numerusform>
            <numerusform>Удалить %n загрузок?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s)</source>
        <translation>
            <numerusform>Удалить %n файл</numerusform>
            <numerusform>Удалить %n файла</numerusform>
            <numerusform>Удалить %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s) from the download?</source>
        <translation>
            <numerusform>Удалить %n файл из загрузки?</numerusform>
            <numerusform>Удалить %n файла из загрузки?</numerusform>
            <numerusform>Удалить %n файлов из загрузки?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove downloads</source>
        <translation>Удаление загрузок</translation>
    </message>
    <message>
        <source>Remove the limit of %1</source>
        <translation>Убрать ограничение сети %1</translation>
    </message>
    <message>
        <source>Remove the rule for %1</source>
        <translation>Убрать правило для %1</translation>
    </message>
    <message>
        <source>Remove with fi&amp;les…</source>
        <translation>Удалить с &amp;файлами…</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>Удалить «%1»?</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Удалено</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n download(s)</source>
        <translation>
            <numerusform>Удалена %n загрузка</numerusform>
            <numerusform>Удалены %n загрузки</numerusform>
            <numerusform>Удалено %n загрузок</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed the rule for %1</source>
        <translation>Правило для %1 удалено</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>Удалено: «%1»</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Rename download</source>
        <translation>Переименование загрузки</translation>
    </message>
    <message>
        <source>Rename file</source>
        <translation>Переименование файла</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Заменить его</translation>
    </message>
    <message>
        <source>Replace the old file</source>
        <translation>Заменить старый файл</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Заменить их</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset all options</source>
        <translation>Сброс всех параметров</translation>
    </message>
    <message>
        <source>Reset all options?</source>
        <translation>Сбросить все параметры?</translation>
    </message>
    <message>
        <source>Reset to: %1</source>
        <translation>Сбросить до значения: %1</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Сбросить: %1</translation>
    </message>
    <message>
        <source>Rests by schedule</source>
        <translation>Пауза по плану</translation>
    </message>
    <message>
        <source>Rests until %1, as the schedule says</source>
        <translation>По расписанию приостановлено до: %1</translation>
    </message>
    <message>
        <source>Rests, as the schedule says</source>
        <translation>Приостановлено по расписанию</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Resume a paused download with Ctrl+R, or add a new one with Ctrl+N.</source>
        <translation>Продолжите приостановленную загрузку с Ctrl+R или добавьте новую с Ctrl+N.</translation>
    </message>
    <message>
        <source>Resume or retry</source>
        <translation>Продолжить или повторить</translation>
    </message>
    <message>
        <source>Resume or retry the whole download</source>
        <translation>Продолжить или повторить всю загрузку</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Возобновлено</translation>
    </message>
    <message>
        <source>Resumed by a command</source>
        <translation>Возобновлено командой</translation>
    </message>
    <message>
        <source>Resumed by you</source>
        <translation>Продолжено вами</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Retries after</source>
        <translation>Повтор через</translation>
    </message>
    <message>
        <source>Retries in %1</source>
        <translation>Повтор через %1</translation>
    </message>
    <message>
        <source>Retries in %1, attempt %2</source>
        <translation>Повтор через %1, попытка %2</translation>
    </message>
    <message>
        <source>Retries now</source>
        <translation>Повтор сейчас</translation>
    </message>
    <message>
        <source>Retries now, attempt %2</source>
        <translation>Повтор сейчас, попытка %2</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>Строки списка</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Правило</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Rules for single servers</source>
        <translation>Правила для отдельных серверов</translation>
    </message>
    <message>
        <source>Runs only if File, When all is done, says so. A program and arguments; {file} and {job} are path and name of the last download.</source>
        <translation>Выполняется, только если так выбрано в меню «Файл», «Когда всё готово». Программа и аргументы; {file} и {job} — путь и имя последней загрузки.</translation>
    </message>
    <message>
        <source>Runs when the download is there or has failed.</source>
        <translation>Выполняется, когда загрузка пришла или не удалась.</translation>
    </message>
    <message>
        <source>S&amp;how only</source>
        <translation>Показать &amp;только</translation>
    </message>
    <message>
        <source>S&amp;leep</source>
        <translation>&amp;Спящий режим</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SOCKS HTTP server</source>
        <translation>SOCKS HTTP сервер</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>То же имя</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>Сохранить &amp;отчёт…</translation>
    </message>
    <message>
        <source>Save in this folder</source>
        <translation>Сохранить в эту папку</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранение отчёта</translation>
    </message>
    <message>
        <source>Says which proxy a link goes through, and whether the server answers.</source>
        <translation>Показывает, через какой прокси идёт ссылка и отвечает ли сервер.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>Поиск (%1)</translation>
    </message>
    <message>
        <source>Search in all downloads (%1)</source>
        <translation>Искать во всех загрузках (%1)</translation>
    </message>
    <message>
        <source>Search the downloads</source>
        <translation>Поиск среди загрузок</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Поиск в настройках</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Сегменты</translation>
    </message>
    <message>
        <source>Segments of a file</source>
        <translation>Сегментов у файла</translation>
    </message>
    <message>
        <source>Segments of the selected download</source>
        <translation>Сегменты выбранной загрузки</translation>
    </message>
    <message>
        <source>Segments: write a whole number from %1 to %2, or nothing.</source>
        <translation>Сегменты: введите целое число от %1 до %2 или ничего.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Выделить &amp;всё</translation>
    </message>
    <message>
        <source>Select a download to see its details.</source>
        <translation>Выберите загрузку, чтобы увидеть подробности.</translation>
    </message>
    <message>
        <source>Send it once more</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>Send them &amp;unencrypted to this server</source>
        <translation>Отправлять серверу &amp;незашифрованно</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Server fault</source>
        <translation>Сбой сервера</translation>
    </message>
    <message>
        <source>Server is busy</source>
        <translation>Сервер занят</translation>
    </message>
    <message>
        <source>Server refused</source>
        <translation>Сервер отказал</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Серверы</translation>
    </message>
    <message>
        <source>Servers that may be sent user and password although anybody on the way can read them, as in nas.example:8080. Works at once.</source>
        <translation>Серверы, которым можно отправлять имя и пароль, хотя в пути их может прочитать кто угодно, например nas.example:8080. Действует сразу.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Задать</translation>
    </message>
    <message>
        <source>Sh&amp;ut down</source>
        <translation>В&amp;ыключить компьютер</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Shortest wait to set</source>
        <translation>Наименьшее ожидание</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show all downloads</source>
        <translation>Показать все загрузки</translation>
    </message>
    <message>
        <source>Show all links</source>
        <translation>Показать все ссылки</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Показать в пап&amp;ке</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Показать её</translation>
    </message>
    <message>
        <source>Show only links with these words</source>
        <translation>Показать только ссылки с этими словами</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Показать строку</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>Показать следующую</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показать их</translation>
    </message>
    <message>
        <source>Shows in which category a link lands, and why.</source>
        <translation>Показывает, в какую категорию попадает ссылка и почему.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Skip the new file</source>
        <translation>Пропустить новый файл</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>Пропустить этот файл</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Пропустить эту версию</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Some of what is there came from here.</source>
        <translation>Часть полученного пришла отсюда.</translation>
    </message>
    <message>
        <source>Some servers do not tell how large a file is, so that no end can be foreseen.</source>
        <translation>Некоторые серверы не сообщают размер файла, и тогда конца не предсказать.</translation>
    </message>
    <message>
        <source>Sort &amp;by</source>
        <translation>Сорт&amp;ировать по</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Spaces, umlauts and the like are escaped. Otherwise such links are refused.</source>
        <translation>Пробелы, кириллица и тому подобное кодируются. Иначе такие ссылки отклоняются.</translation>
    </message>
    <message>
        <source>Spee&amp;d limit</source>
        <translation>Ограничение скорос&amp;ти</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Speed limi&amp;t</source>
        <translation>&amp;Ограничение скорости</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Ограничение скорости</translation>
    </message>
    <message>
        <source>Speed limit. %1</source>
        <translation>Ограничение скорости. %1</translation>
    </message>
    <message>
        <source>Speed limit: %1</source>
        <translation>Ограничение скорости: %1</translation>
    </message>
    <message>
        <source>Speed limit: write at least %1, or nothing.</source>
        <translation>Ограничение скорости: введите не меньше %1 или ничего.</translation>
    </message>
    <message>
        <source>Speed limit: write at least %1.</source>
        <translation>Ограничение скорости: введите не меньше %1.</translation>
    </message>
    <message>
        <source>Speed over time</source>
        <translation>Скорость во времени</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Звезда</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начало</translation>
    </message>
    <message numerus="yes">
        <source>Start %n file(s) over?</source>
        <translation>
            <numerusform>Начать %n файл заново?</numerusform>
            <numerusform>Начать %n файла заново?</numerusform>
            <numerusform>Начать %n файлов заново?</numerusform>
        </translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Запуск и выход</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Запускать при входе в систему</translation>
    </message>
    <message>
        <source>Start o&amp;ver</source>
        <translation>Начать &amp;заново</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Start over with it</source>
        <translation>Начать с ней заново</translation>
    </message>
    <message>
        <source>Start programs</source>
        <translation>Запускать программы</translation>
    </message>
    <message>
        <source>Start “%1” over?</source>
        <translation>Начать «%1» заново?</translation>
    </message>
    <message>
        <source>Starts without a window, in the tray; minimised where your desktop has none.</source>
        <translation>Запускается без окна, в трее, а если его нет — свёрнутой.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Stood still</source>
        <translation>Остановилось</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped: this download needs your attention</source>
        <translation>Остановлено: эта загрузка требует внимания</translation>
    </message>
    <message>
        <source>Stops when a web page comes in place of another kind of file, such as a login.</source>
        <translation>Останавливается, если вместо файла другого вида пришла веб-страница, например страница входа.</translation>
    </message>
    <message>
        <source>Such a file begins anew whenever its download is interrupted.</source>
        <translation>Такой файл начинается заново при каждом прерывании загрузки.</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>Убрать %1</translation>
    </message>
    <message>
        <source>Take &amp;brackets as they are</source>
        <translation>Понимать скобки &amp;буквально</translation>
    </message>
    <message>
        <source>Take files of unknown size</source>
        <translation>Брать файлы неизвестного размера</translation>
    </message>
    <message>
        <source>Take files that cannot be resumed</source>
        <translation>Брать файлы, которые нельзя продолжить</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Taking turns</source>
        <translation>Очерёдность</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Test a lin&amp;k</source>
        <translation>Проверить сс&amp;ылку</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>That did not work: %1</source>
        <translation>Не получилось: %1</translation>
    </message>
    <message>
        <source>The %1 received so far do not belong to it and would be deleted.</source>
        <translation>Полученные %1 к нему не относятся и будут удалены.</translation>
    </message>
    <message>
        <source>The &amp;date: it may have expired, or not be valid yet</source>
        <translation>&amp;Дата: он может быть просрочен или ещё не действовать</translation>
    </message>
    <message>
        <source>The &amp;files too</source>
        <translation>И &amp;файлы тоже</translation>
    </message>
    <message>
        <source>The &amp;host: it may be for another address</source>
        <translation>&amp;Адрес: сертификат может быть выдан для другого</translation>
    </message>
    <message>
        <source>The &amp;issuer: nobody you trust need vouch for it</source>
        <translation>&amp;Издатель: за него не обязан ручаться никто из доверенных</translation>
    </message>
    <message>
        <source>The &amp;purpose: it need not be meant for servers</source>
        <translation>&amp;Назначение: он может быть не для серверов</translation>
    </message>
    <message>
        <source>The brackets stand for %1 links. At most %2 can be added at once.</source>
        <translation>Скобки означают ссылок: %1. За раз можно добавить не больше %2.</translation>
    </message>
    <message>
        <source>The checksum of %1 agrees (%2)</source>
        <translation>Контрольная сумма %1 совпадает (%2)</translation>
    </message>
    <message numerus="yes">
        <source>The checksums of %n file(s) agree</source>
        <translation>
            <numerusform>Контрольная сумма %n файла совпадает</numerusform>
            <numerusform>Контрольные суммы %n файлов совпадают</numerusform>
            <numerusform>Контрольные суммы %n файлов совпадают</numerusform>
        </translation>
    </message>
    <message>
        <source>The download under way goes on when you start bitsgui again.</source>
        <translation>Загрузка продолжится при следующем запуске bitsgui.</translation>
    </message>
    <message>
        <source>The download under way will wait, paused, until you resume it.</source>
        <translation>Загрузка будет ждать на паузе, пока вы её не продолжите.</translation>
    </message>
    <message>
        <source>The downloads cannot be opened: %1</source>
        <translation>Загрузки не открываются: %1</translation>
    </message>
    <message>
        <source>The entry cannot be written: %1</source>
        <translation>Не удалось создать запись автозапуска: %1</translation>
    </message>
    <message>
        <source>The file keeps its name.</source>
        <translation>Файл сохранит своё имя.</translation>
    </message>
    <message>
        <source>The first that takes a connection is used. Write spaces between several.</source>
        <translation>Используется первый, который принимает соединение. Несколько пишите через пробел.</translation>
    </message>
    <message>
        <source>The folder that is offered for new downloads.</source>
        <translation>Папка, которая предлагается для новых загрузок.</translation>
    </message>
    <message>
        <source>The highest number that can be chosen for a single download.</source>
        <translation>Наибольшее число, которое можно выбрать для одной загрузки.</translation>
    </message>
    <message>
        <source>The licence: %1</source>
        <translation>Лицензия: %1</translation>
    </message>
    <message>
        <source>The list and the history are in</source>
        <translation>Список и история лежат в</translation>
    </message>
    <message>
        <source>The machine goes to sleep at %1.</source>
        <translation>Компьютер перейдёт в спящий режим в %1.</translation>
    </message>
    <message>
        <source>The machine shuts down at %1.</source>
        <translation>Компьютер выключится в %1.</translation>
    </message>
    <message>
        <source>The name servers are told this program has.</source>
        <translation>Под каким именем серверы знают эту программу.</translation>
    </message>
    <message>
        <source>The new one gets a number.</source>
        <translation>Новый файл получит номер.</translation>
    </message>
    <message>
        <source>The new one is left out.</source>
        <translation>Новый будет пропущен.</translation>
    </message>
    <message>
        <source>The new one takes its place.</source>
        <translation>Новый займёт его место.</translation>
    </message>
    <message>
        <source>The new ones are left out.</source>
        <translation>Новые будут пропущены.</translation>
    </message>
    <message>
        <source>The new ones get numbers.</source>
        <translation>Новые получат номера.</translation>
    </message>
    <message>
        <source>The new ones take their places.</source>
        <translation>Новые займут их места.</translation>
    </message>
    <message>
        <source>The order of the queue</source>
        <translation>Порядок очереди</translation>
    </message>
    <message>
        <source>The others wait for their turn.</source>
        <translation>Остальные ждут своей очереди.</translation>
    </message>
    <message>
        <source>The passphrase is stored encrypted; without a keyring it is kept until you quit.</source>
        <translation>Пароль хранится в зашифрованном виде; без связки ключей он хранится до выхода.</translation>
    </message>
    <message>
        <source>The program was started again; the download goes on</source>
        <translation>Программа запущена снова; загрузка продолжается</translation>
    </message>
    <message>
        <source>The report was not saved: %1</source>
        <translation>Отчёт не сохранён: %1</translation>
    </message>
    <message>
        <source>The rule for %1 says which proxy (Preferences, Network).</source>
        <translation>Прокси задаёт правило для %1 (Настройки, Сеть).</translation>
    </message>
    <message>
        <source>The same for downloads that come from a list, a schedule or another program.</source>
        <translation>То же для загрузок из списка, по расписанию или из другой программы.</translation>
    </message>
    <message>
        <source>The script is read and tried…</source>
        <translation>Сценарий читается и проверяется…</translation>
    </message>
    <message>
        <source>The server has a new version of %1, which is fetched anew</source>
        <translation>На сервере новая версия %1, она загружается заново</translation>
    </message>
    <message>
        <source>The server says that it is another version.</source>
        <translation>Сервер сообщает, что это другая версия.</translation>
    </message>
    <message>
        <source>The speed shows here while the download runs.</source>
        <translation>Здесь видна скорость, пока загрузка идёт.</translation>
    </message>
    <message>
        <source>The system does not let the machine be shut down: %1</source>
        <translation>Система не позволяет выключить компьютер: %1</translation>
    </message>
    <message>
        <source>The system does not let the machine sleep: %1</source>
        <translation>Система не позволяет перейти в спящий режим: %1</translation>
    </message>
    <message>
        <source>The tray of your desktop has gone, so the window is here again.</source>
        <translation>Трей рабочего стола исчез, поэтому окно снова здесь.</translation>
    </message>
    <message>
        <source>The unfinished file, also another program&#x27;s</source>
        <translation>Незаконченный файл, в том числе другой программы</translation>
    </message>
    <message>
        <source>The usual folder</source>
        <translation>Обычная папка</translation>
    </message>
    <message>
        <source>The wait between two tries grows no further.</source>
        <translation>Дольше ожидание между двумя попытками не становится.</translation>
    </message>
    <message>
        <source>Their source code: %1</source>
        <translation>Их исходный код: %1</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Уже есть</translation>
    </message>
    <message>
        <source>There is a category of this name already.</source>
        <translation>Категория с таким именем уже есть.</translation>
    </message>
    <message>
        <source>There is a file of this name: give a folder.</source>
        <translation>Так называется файл: укажите папку.</translation>
    </message>
    <message>
        <source>There is a limit for %1 already.</source>
        <translation>Для %1 уже есть ограничение.</translation>
    </message>
    <message>
        <source>There is a rule for %1 already.</source>
        <translation>Для %1 уже есть правило.</translation>
    </message>
    <message>
        <source>There is no checksum to compare “%1” with.</source>
        <translation>Нет контрольной суммы, с которой можно сверить «%1».</translation>
    </message>
    <message>
        <source>There is no file to check.</source>
        <translation>Нет файлов для проверки.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Папки %1 нет.</translation>
    </message>
    <message>
        <source>There is no link in %1.</source>
        <translation>В %1 нет ссылки.</translation>
    </message>
    <message>
        <source>There is no link in the clipboard.</source>
        <translation>В буфере обмена нет ссылки.</translation>
    </message>
    <message>
        <source>These are more than a category may have.</source>
        <translation>Это больше, чем может быть у категории.</translation>
    </message>
    <message>
        <source>These servers</source>
        <translation>Эти серверы</translation>
    </message>
    <message>
        <source>They go to the chosen server only, and are stored encrypted.</source>
        <translation>Они отправляются только на выбранный сервер и хранятся в зашифрованном виде.</translation>
    </message>
    <message>
        <source>They go to the server of the link only, and are stored encrypted.</source>
        <translation>Они отправляются только на сервер ссылки и хранятся зашифрованными.</translation>
    </message>
    <message>
        <source>They go to this proxy only, for all downloads, and are stored encrypted.</source>
        <translation>Они идут только этому прокси, для всех загрузок, и хранятся в зашифрованном виде.</translation>
    </message>
    <message>
        <source>They go to this server only, for all downloads that wait for them, and are stored encrypted.</source>
        <translation>Они отправляются только на этот сервер, для всех загрузок, которые их ждут, и хранятся в зашифрованном виде.</translation>
    </message>
    <message>
        <source>They use at most this much of the line; works at once.</source>
        <translation>Вместе занимают не больше этого от канала; действует сразу.</translation>
    </message>
    <message>
        <source>This can be set only until the download starts for the first time.</source>
        <translation>Это можно задать, только пока загрузка ни разу не начиналась.</translation>
    </message>
    <message>
        <source>This download has ended. Nothing of it can be changed.</source>
        <translation>Эта загрузка закончилась. Изменить в ней ничего нельзя.</translation>
    </message>
    <message>
        <source>This is all the report holds. Passwords, cookies and the secret parts of links are hidden; look it over all the same before you hand it on.</source>
        <translation>Это всё, что есть в отчёте. Пароли, cookie и тайные части ссылок скрыты; всё же просмотрите его, прежде чем передать.</translation>
    </message>
    <message>
        <source>This is bitsgui %1, the newest version.</source>
        <translation>Это bitsgui %1, самая новая версия.</translation>
    </message>
    <message>
        <source>This is no MD5, SHA-1 or SHA-2 checksum.</source>
        <translation>Это не контрольная сумма MD5, SHA-1 или SHA-2.</translation>
    </message>
    <message>
        <source>This is not a link: %1</source>
        <translation>Это не ссылка: %1</translation>
    </message>
    <message>
        <source>This link does not work now. %1</source>
        <translation>Эта ссылка сейчас не работает. %1</translation>
    </message>
    <message>
        <source>This link is there already.</source>
        <translation>Эта ссылка уже есть.</translation>
    </message>
    <message>
        <source>This link leads to a web page, not to a file.</source>
        <translation>Эта ссылка ведёт на веб-страницу, а не к файлу.</translation>
    </message>
    <message>
        <source>This server takes them unencrypted only: anybody on the way can read them. All downloads that wait for this server are given them. Preferences, Network lists where you allowed that.</source>
        <translation>Этот сервер принимает их только незашифрованными: в пути их может прочитать кто угодно. Их получат все загрузки, которые ждут этот сервер. Где вы это разрешили, указано в настройках, раздел «Сеть».</translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation>Это время прошло.</translation>
    </message>
    <message>
        <source>This was sent to the server by %1 and may be an order: to download it again it is sent once more.</source>
        <translation>Это было отправлено на сервер методом %1 и может быть заказом: при повторном скачивании запрос отправится ещё раз.</translation>
    </message>
    <message>
        <source>Those in the background wait</source>
        <translation>Фоновые ждут</translation>
    </message>
    <message>
        <source>Those of high, normal or low priority; they count among all downloads at once.</source>
        <translation>Загрузки с высоким, обычным или низким приоритетом; они входят в общее число одновременных.</translation>
    </message>
    <message>
        <source>Those you accepted although something was wrong with them. If a server shows another one, that is an error again. Works at once.</source>
        <translation>Те, что вы приняли, хотя с ними что-то не так. Если сервер предъявит другой, это снова ошибка. Действует сразу.</translation>
    </message>
    <message>
        <source>Through %1:</source>
        <translation>Через %1:</translation>
    </message>
    <message>
        <source>Through the proxy %1: %2 answers.</source>
        <translation>Через прокси %1: %2 отвечает.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Показанное время</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Прошло</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Время на ответ</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Время на соединение</translation>
    </message>
    <message>
        <source>Time without a byte</source>
        <translation>Время без единого байта</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>To the &amp;bottom</source>
        <translation>В са&amp;мый низ</translation>
    </message>
    <message>
        <source>To the &amp;top</source>
        <translation>В самый в&amp;ерх</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Слишком велик</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Слишком долго</translation>
    </message>
    <message>
        <source>Turn of a background download</source>
        <translation>Очередь фоновой загрузки</translation>
    </message>
    <message>
        <source>Two lines tell where from and why; one line leaves room for more downloads.</source>
        <translation>Две строки говорят, откуда и почему; одна оставляет место для большего числа загрузок.</translation>
    </message>
    <message>
        <source>Two of the files are called %1: the second becomes %2.</source>
        <translation>Два файла называются %1: второй станет %2.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Unchecked</source>
        <translation>Не проверено</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Отменить (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Unencrypted logins</source>
        <translation>Незашифрованный вход</translation>
    </message>
    <message>
        <source>Unit of the speed limit</source>
        <translation>Единица ограничения скорости</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>Единица: %1</translation>
    </message>
    <message>
        <source>Unknown server</source>
        <translation>Сервер не найден</translation>
    </message>
    <message>
        <source>Unmetered networks only</source>
        <translation>Только безлимитные сети</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Ждёт до %1</translation>
    </message>
    <message>
        <source>Until then nothing changes.</source>
        <translation>До этого ничего не изменится.</translation>
    </message>
    <message>
        <source>Until then they wait, and Resume begins at once.</source>
        <translation>До этого ничего не загружается; «Продолжить» начнёт сразу.</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>Upload with a reply</source>
        <translation>Отправка с ответом</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Использовать</translation>
    </message>
    <message>
        <source>Use and resume</source>
        <translation>Использовать и продолжить</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>Всё равно взять</translation>
    </message>
    <message>
        <source>Use my &amp;logon</source>
        <translation>Войти как в &amp;систему</translation>
    </message>
    <message>
        <source>Use my logon</source>
        <translation>Войти как в систему</translation>
    </message>
    <message>
        <source>Use this link</source>
        <translation>Использовать эту ссылку</translation>
    </message>
    <message>
        <source>Use&amp;r name</source>
        <translation>И&amp;мя пользователя</translation>
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
        <translation>Действителен</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>W&amp;hen all is done</source>
        <translation>Когда всё &amp;готово</translation>
    </message>
    <message>
        <source>WPAD automatic configuration</source>
        <translation>WPAD автоматическая настройка</translation>
    </message>
    <message>
        <source>Wait for a missing folder</source>
        <translation>Ждать пропавшую папку</translation>
    </message>
    <message>
        <source>Wait while the disk is full</source>
        <translation>Ждать, пока диск заполнен</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Ждёт своей очереди</translation>
    </message>
    <message>
        <source>Waiting: starts %1</source>
        <translation>Ожидание: начнётся %1</translation>
    </message>
    <message>
        <source>Waits for a place</source>
        <translation>Ждёт сервера</translation>
    </message>
    <message>
        <source>Waits for a place at %1</source>
        <translation>Ждёт свободного подключения к %1</translation>
    </message>
    <message>
        <source>Waits until %1, as %2 asks</source>
        <translation>Ждёт до %1: так просит %2</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Предупреждения и ошибки</translation>
    </message>
    <message>
        <source>Warnings, too</source>
        <translation>И предупреждения тоже</translation>
    </message>
    <message>
        <source>Watch the clipboard</source>
        <translation>Следить за буфером обмена</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Веб-страница</translation>
    </message>
    <message>
        <source>Weekly schedule</source>
        <translation>Недельное расписание</translation>
    </message>
    <message>
        <source>What downloads do while the battery saver is on. Works at once.</source>
        <translation>Что делают загрузки, пока включена экономия заряда. Действует сразу.</translation>
    </message>
    <message>
        <source>What downloads do while there is no mains power. Works at once.</source>
        <translation>Что делают загрузки без питания от сети. Действует сразу.</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Что происходило:</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что происходит</translation>
    </message>
    <message>
        <source>What happens when a file of the name is there already.</source>
        <translation>Что делать, если файл с таким именем уже есть.</translation>
    </message>
    <message>
        <source>What is being fetched again stays as it was</source>
        <translation>То, что загружается заново, останется как было</translation>
    </message>
    <message>
        <source>What is downloaded now pauses for it and goes on afterwards.</source>
        <translation>То, что сейчас загружается, на это время приостановится и потом продолжится.</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Что нового…</translation>
    </message>
    <message>
        <source>What is not moved yet stays where it is</source>
        <translation>Что ещё не перемещено, останется на месте</translation>
    </message>
    <message>
        <source>What is set now cannot be read; what you write takes its place.</source>
        <translation>Заданное сейчас прочитать нельзя; его заменит то, что вы напишете.</translation>
    </message>
    <message>
        <source>What is set now is no text; what you write takes its place.</source>
        <translation>То, что задано сейчас, — не текст; написанное вами заменит его.</translation>
    </message>
    <message>
        <source>What is set there for the server, or for all downloads.</source>
        <translation>Что задано там для сервера или для всех загрузок.</translation>
    </message>
    <message>
        <source>What the command sends is under More.</source>
        <translation>То, что отправляет команда, находится в разделе «Ещё».</translation>
    </message>
    <message>
        <source>What the servers say of each link</source>
        <translation>Что серверы сообщают о каждой ссылке</translation>
    </message>
    <message>
        <source>What the variables http_proxy and no_proxy say, else this computer’s settings.</source>
        <translation>Что говорят переменные http_proxy и no_proxy, а без них — настройки этого компьютера.</translation>
    </message>
    <message>
        <source>What was received of the files given up is deleted.</source>
        <translation>Полученное от отброшенных файлов будет удалено.</translation>
    </message>
    <message>
        <source>What was received so far is deleted.</source>
        <translation>Всё, что уже получено, будет удалено.</translation>
    </message>
    <message>
        <source>What was sent with it is not kept any more: fill it in under More.</source>
        <translation>Отправленное вместе с этим больше не хранится: заполните его в разделе «Ещё».</translation>
    </message>
    <message>
        <source>When a download ends</source>
        <translation>Когда загрузка закончилась</translation>
    </message>
    <message>
        <source>When a server asks to be left alone for longer, this counts instead.</source>
        <translation>Если сервер просит оставить его в покое дольше, действует это.</translation>
    </message>
    <message>
        <source>When all is done</source>
        <translation>Когда всё готово</translation>
    </message>
    <message numerus="yes">
        <source>When do %n download(s) begin?</source>
        <translation>
            <numerusform>Когда начать %n загрузку?</numerusform>
            <numerusform>Когда начать %n загрузки?</numerusform>
            <numerusform>Когда начать %n загрузок?</numerusform>
        </translation>
    </message>
    <message>
        <source>When done: quit</source>
        <translation>По завершении: выйти</translation>
    </message>
    <message>
        <source>When done: run a command</source>
        <translation>По завершении: команда</translation>
    </message>
    <message>
        <source>When done: shut down</source>
        <translation>По завершении: выключить</translation>
    </message>
    <message>
        <source>When done: sleep</source>
        <translation>По завершении: спящий режим</translation>
    </message>
    <message>
        <source>When its turn comes</source>
        <translation>В порядке очереди</translation>
    </message>
    <message>
        <source>Where the script (PAC) is that names the proxy for each link, if that is to be found by itself. Works at once.</source>
        <translation>Где лежит сценарий (PAC), который называет прокси для каждой ссылки, если прокси находится автоматически. Действует сразу.</translation>
    </message>
    <message>
        <source>Which networks new ones may use; on others they wait and go on by themselves.</source>
        <translation>Какие сети доступны новым; в других они ждут и продолжаются сами.</translation>
    </message>
    <message>
        <source>While downloads go over the network of this name, they get at most this much together; the lowest limit counts. The name is that of the connection in NetworkManager, or of an interface; told on Linux only. Works at once.</source>
        <translation>Пока загрузки идут через сеть с этим именем, вместе они получают не больше указанного; действует самое низкое ограничение. Имя — это имя соединения в NetworkManager или интерфейса; известно только в Linux. Действует сразу.</translation>
    </message>
    <message>
        <source>While power is saved</source>
        <translation>При энергосбережении</translation>
    </message>
    <message>
        <source>Who issued it lists those. The download fails if the list cannot be fetched; what has come of a file comes anew.</source>
        <translation>Список таких ведёт издатель. Если его не получить, загрузка не удастся; начатый файл загружается заново.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Целиком</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Will try again</source>
        <translation>Будет повтор</translation>
    </message>
    <message>
        <source>With *.example.org each server whose name ends like that has the rule for itself. What is left empty is as a wider rule for the server says, or as for all. Where a link leads on to another server, the rules of both hold. What a download has of its own comes first. Works at once.</source>
        <translation>При *.example.org правило действует отдельно для каждого сервера, имя которого так заканчивается. Пустое поле: как в более широком правиле для сервера или как для всех. Если ссылка ведёт дальше на другой сервер, действуют правила обоих. Собственные настройки загрузки важнее. Действует сразу.</translation>
    </message>
    <message>
        <source>With one link only</source>
        <translation>Только с одной ссылкой</translation>
    </message>
    <message>
        <source>Without a checksum to compare with: %1.</source>
        <translation>Без контрольной суммы для сверки: %1.</translation>
    </message>
    <message>
        <source>Without a keyring they are kept until you quit.</source>
        <translation>Без связки ключей они хранятся только до выхода.</translation>
    </message>
    <message>
        <source>Without a proxy: %2 answers.</source>
        <translation>Без прокси: %2 отвечает.</translation>
    </message>
    <message>
        <source>Words, numbers and dates; works at once.</source>
        <translation>Слова, числа и даты; действует сразу.</translation>
    </message>
    <message>
        <source>Write Name: value on each line.</source>
        <translation>Пишите в каждой строке Имя: значение.</translation>
    </message>
    <message>
        <source>Write a link without a login, or nothing.</source>
        <translation>Впишите ссылку без имени и пароля или ничего.</translation>
    </message>
    <message>
        <source>Write a link without a login, or the full path of a file, or nothing.</source>
        <translation>Введите ссылку без логина и пароля, полный путь к файлу или ничего.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Введите число от %1 до %2.</translation>
    </message>
    <message>
        <source>Write a number of at least %1.</source>
        <translation>Введите число не меньше %1.</translation>
    </message>
    <message>
        <source>Write a program and its arguments, or nothing.</source>
        <translation>Введите программу и её аргументы или ничего.</translation>
    </message>
    <message>
        <source>Write a public key in base64, or nothing.</source>
        <translation>Впишите открытый ключ в base64 или ничего.</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Введите целое число от %1 до %2.</translation>
    </message>
    <message>
        <source>Write a whole number of at least %1.</source>
        <translation>Введите целое число не меньше %1.</translation>
    </message>
    <message>
        <source>Write name=value; name=value.</source>
        <translation>Пишите имя=значение; имя=значение.</translation>
    </message>
    <message>
        <source>Write one line of text, or nothing.</source>
        <translation>Введите одну строку текста или ничего.</translation>
    </message>
    <message>
        <source>Write one word, such as POST.</source>
        <translation>Напишите одно слово, например POST.</translation>
    </message>
    <message>
        <source>Write servers with spaces between them, or nothing.</source>
        <translation>Напишите серверы через пробел или оставьте пустым.</translation>
    </message>
    <message>
        <source>Write the full path of a file, or nothing.</source>
        <translation>Укажите полный путь к файлу или оставьте пустым.</translation>
    </message>
    <message>
        <source>Write the name of an interface, such as tun0, or an address of this computer.</source>
        <translation>Введите имя интерфейса, например tun0, или адрес этого компьютера.</translation>
    </message>
    <message>
        <source>Write which network this is for, or remove the limit.</source>
        <translation>Укажите, для какой сети это ограничение, или уберите его.</translation>
    </message>
    <message>
        <source>Write which server this is for, or remove the rule.</source>
        <translation>Укажите, для какого сервера это правило, или уберите его.</translation>
    </message>
    <message>
        <source>You accepted what the server sends for %1</source>
        <translation>Вы приняли то, что сервер присылает для %1</translation>
    </message>
    <message>
        <source>You are asked then.</source>
        <translation>Тогда последует вопрос.</translation>
    </message>
    <message numerus="yes">
        <source>You can undo this for %n second(s).</source>
        <translation>
            <numerusform>Отменить это можно ещё %n секунду.</numerusform>
            <numerusform>Отменить это можно ещё %n секунды.</numerusform>
            <numerusform>Отменить это можно ещё %n секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>You cannot write into this folder.</source>
        <translation>В эту папку нельзя записывать.</translation>
    </message>
    <message>
        <source>You left %1 out</source>
        <translation>Вы исключили %1</translation>
    </message>
    <message>
        <source>You let %1 start over</source>
        <translation>Вы начали %1 заново</translation>
    </message>
    <message>
        <source>You may not write to the folder %1. Choose another, or change who may write there.</source>
        <translation>В папку %1 вам нельзя писать. Выберите другую или измените, кому разрешено писать там.</translation>
    </message>
    <message>
        <source>Your desktop has no tray, so closing the window ends bitsgui. For GNOME there is an extension: AppIndicator and KStatusNotifierItem Support.</source>
        <translation>В вашей среде нет трея, поэтому закрытие окна завершает bitsgui. Для GNOME есть расширение: AppIndicator and KStatusNotifierItem Support.</translation>
    </message>
    <message>
        <source>Your desktop tells of them while you look at something else.</source>
        <translation>Рабочий стол сообщает о них, пока вы смотрите на другое.</translation>
    </message>
    <message>
        <source>Your desktop tells of those that cannot go on by themselves.</source>
        <translation>Рабочий стол сообщает о тех, что не могут продолжиться сами.</translation>
    </message>
    <message>
        <source>a certificate to show</source>
        <translation>свой сертификат</translation>
    </message>
    <message>
        <source>a check found damage</source>
        <translation>проверка нашла повреждения</translation>
    </message>
    <message>
        <source>a proxy that is found by itself</source>
        <translation>прокси определяется автоматически</translation>
    </message>
    <message>
        <source>a user agent of its own</source>
        <translation>свой User-Agent</translation>
    </message>
    <message>
        <source>access rights of the source</source>
        <translation>права доступа источника</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 от начала</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>all together limited to %1</source>
        <translation>все вместе не быстрее %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>any</source>
        <translation>любой</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>как задано</translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation>как в настройках</translation>
    </message>
    <message>
        <source>as in the settings: %1</source>
        <translation>как в настройках: %1</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>обычно</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>не меньше %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>не больше %1</translation>
    </message>
    <message>
        <source>autostart startup boot logon sign in</source>
        <translation>автозапуск автозагрузка запуск системы логин</translation>
    </message>
    <message>
        <source>bandwidth throttle</source>
        <translation>пропускная способность ограничить скорость</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>загружается</translation>
    </message>
    <message>
        <source>bind binding network card adapter IP address</source>
        <translation>привязка привязать сетевая карта адаптер IP-адрес</translation>
    </message>
    <message>
        <source>bitsgui %1</source>
        <translation>bitsgui %1</translation>
    </message>
    <message>
        <source>bitsgui %1 is out; this is %2.</source>
        <translation>Вышла версия bitsgui %1; у вас %2.</translation>
    </message>
    <message>
        <source>bitsgui can start with your session and wait in the tray.</source>
        <translation>bitsgui может запускаться при входе в систему и ждать в трее.</translation>
    </message>
    <message>
        <source>bitsgui is in the tray</source>
        <translation>bitsgui в трее</translation>
    </message>
    <message>
        <source>bitsgui quits at %1.</source>
        <translation>bitsgui закроется в %1.</translation>
    </message>
    <message>
        <source>bitsgui uses Qt %1 through PySide6 %2 and Shiboken, under the GNU Lesser General Public License, version 3 (LGPL-3.0-only). They are used unchanged, as libraries in files of their own: you may replace them with other builds of the same version, and take apart what is needed to make that work.</source>
        <translation>bitsgui использует Qt %1 через PySide6 %2 и Shiboken по лицензии GNU Lesser General Public License версии 3 (LGPL-3.0-only). Они используются без изменений, как библиотеки в отдельных файлах: их можно заменить другими сборками той же версии и разбирать настолько, насколько это для того нужно.</translation>
    </message>
    <message>
        <source>broke off here and was tried again</source>
        <translation>здесь оборвалось и повторилось</translation>
    </message>
    <message>
        <source>browser identification</source>
        <translation>браузер идентификация</translation>
    </message>
    <message>
        <source>certificate of %1 accepted by hand</source>
        <translation>сертификат %1 принят вручную</translation>
    </message>
    <message>
        <source>certificates: %1 not checked</source>
        <translation>в сертификатах не проверяется: %1</translation>
    </message>
    <message>
        <source>checksum does not match</source>
        <translation>контрольная сумма не совпадает</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>выбрано</translation>
    </message>
    <message>
        <source>client certificate private key passphrase PEM PKCS#12 PFX</source>
        <translation>клиентский сертификат закрытый ключ пароль PEM PKCS#12 PFX</translation>
    </message>
    <message>
        <source>content that changes</source>
        <translation>меняющееся содержимое</translation>
    </message>
    <message>
        <source>continue unfinished automatically</source>
        <translation>продолжать незавершённые автоматически</translation>
    </message>
    <message>
        <source>dark mode night theme</source>
        <translation>тёмная тема темная ночной режим оформление</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дн.</translation>
    </message>
    <message>
        <source>directory path save location</source>
        <translation>каталог путь место сохранения</translation>
    </message>
    <message>
        <source>disk space</source>
        <translation>место на диске</translation>
    </message>
    <message>
        <source>each part of a file</source>
        <translation>о каждой части файла</translation>
    </message>
    <message>
        <source>each whole file</source>
        <translation>о каждом готовом файле</translation>
    </message>
    <message>
        <source>every change</source>
        <translation>о каждом изменении</translation>
    </message>
    <message>
        <source>example.com/music/</source>
        <translation>example.com/music/</translation>
    </message>
    <message>
        <source>example.org or *.example.org</source>
        <translation>example.org или *.example.org</translation>
    </message>
    <message>
        <source>file is complete</source>
        <translation>файл загружен</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>свёрнуто</translation>
    </message>
    <message numerus="yes">
        <source>for %n file(s)</source>
        <translation>
            <numerusform>для %n файла</numerusform>
            <numerusform>для %n файлов</numerusform>
            <numerusform>для %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>находится автоматически</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>полная скорость</translation>
    </message>
    <message>
        <source>full speed at any hour</source>
        <translation>полная скорость в любой час</translation>
    </message>
    <message>
        <source>given</source>
        <translation>указан</translation>
    </message>
    <message>
        <source>headers nobody can read</source>
        <translation>заголовки, которые нельзя прочитать</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>ч</translation>
    </message>
    <message>
        <source>http, https and file links, one on each line</source>
        <translation>ссылки http, https и file, по одной в строке</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>https://…  one link on each line</source>
        <translation>https://…  по одной ссылке в строке</translation>
    </message>
    <message>
        <source>in the same file</source>
        <translation>в том же файле</translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation>кБ/с</translation>
    </message>
    <message>
        <source>laptop mains power energy</source>
        <translation>ноутбук питание энергия</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>ограничение %1</translation>
    </message>
    <message>
        <source>limit for %2: %1</source>
        <translation>ограничение для %2: %1</translation>
    </message>
    <message>
        <source>limit of all downloads %1</source>
        <translation>ограничение всех загрузок %1</translation>
    </message>
    <message>
        <source>limit of the server %1</source>
        <translation>ограничение сервера %1</translation>
    </message>
    <message>
        <source>limited to %1</source>
        <translation>не быстрее %1</translation>
    </message>
    <message>
        <source>log in password basic HTTP</source>
        <translation>логин пароль Basic HTTP</translation>
    </message>
    <message>
        <source>may be led from https to http</source>
        <translation>допускается переход с https на http</translation>
    </message>
    <message>
        <source>minimise minimize notification area</source>
        <translation>свернуть область уведомлений фон</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>мин</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>не получено</translation>
    </message>
    <message>
        <source>mobile data cellular hotspot tethering</source>
        <translation>мобильный интернет сотовая сеть точка доступа</translation>
    </message>
    <message>
        <source>monitor copied links</source>
        <translation>следить скопированные ссылки</translation>
    </message>
    <message>
        <source>mp3 flac ogg</source>
        <translation>mp3 flac ogg</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>new mirror</source>
        <translation>новое зеркало</translation>
    </message>
    <message>
        <source>new network</source>
        <translation>новая сеть</translation>
    </message>
    <message>
        <source>new server</source>
        <translation>новый сервер</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>без категории</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>без сертификата</translation>
    </message>
    <message>
        <source>no downloads</source>
        <translation>без загрузок</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>нет клавиш</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>без ограничений</translation>
    </message>
    <message>
        <source>no others</source>
        <translation>никакие другие</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>без прокси</translation>
    </message>
    <message>
        <source>no rules</source>
        <translation>нет правил</translation>
    </message>
    <message>
        <source>none</source>
        <translation>не задано</translation>
    </message>
    <message>
        <source>none accepted</source>
        <translation>принятых нет</translation>
    </message>
    <message>
        <source>none is sent</source>
        <translation>не отправляется</translation>
    </message>
    <message>
        <source>none shown</source>
        <translation>никакой</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>ничего больше</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>now, after %1</source>
        <translation>сейчас, %1 от начала</translation>
    </message>
    <message>
        <source>off</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>on</source>
        <translation>да</translation>
    </message>
    <message>
        <source>own cookies</source>
        <translation>свои cookie</translation>
    </message>
    <message>
        <source>own headers</source>
        <translation>свои заголовки</translation>
    </message>
    <message>
        <source>paused here</source>
        <translation>здесь приостановлено</translation>
    </message>
    <message>
        <source>popup message done</source>
        <translation>всплывающее сообщение готово</translation>
    </message>
    <message>
        <source>profile database backup location</source>
        <translation>профиль база данных резервная копия расположение</translation>
    </message>
    <message>
        <source>protocol debug</source>
        <translation>журнал протокол отладка</translation>
    </message>
    <message>
        <source>proxy.example.org:8080</source>
        <translation>proxy.example.org:8080</translation>
    </message>
    <message>
        <source>proxy.example.org:8080 or socks5://10.0.0.1:1080</source>
        <translation>proxy.example.org:8080 или socks5://10.0.0.1:1080</translation>
    </message>
    <message>
        <source>queue parallel simultaneous</source>
        <translation>очередь параллельно одновременно</translation>
    </message>
    <message>
        <source>root CA SSL TLS HTTPS</source>
        <translation>корневой сертификат CA SSL TLS HTTPS</translation>
    </message>
    <message>
        <source>scheduler timetable week calendar</source>
        <translation>расписание планировщик неделя календарь</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>с</translation>
    </message>
    <message>
        <source>sent with each request</source>
        <translation>отправляются с каждым запросом</translation>
    </message>
    <message>
        <source>shut down shutdown sleep standby power off</source>
        <translation>выключить компьютер выключение спящий режим сон</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>размер неизвестен</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>неизвестен</translation>
    </message>
    <message>
        <source>start</source>
        <translation>начало</translation>
    </message>
    <message>
        <source>starts no program</source>
        <translation>программ не запускает</translation>
    </message>
    <message>
        <source>stopped here with a problem</source>
        <translation>здесь остановилось с ошибкой</translation>
    </message>
    <message>
        <source>that everything is there</source>
        <translation>что всё загружено</translation>
    </message>
    <message>
        <source>that it failed</source>
        <translation>что произошла ошибка</translation>
    </message>
    <message>
        <source>that of the network</source>
        <translation>сценарий сети</translation>
    </message>
    <message>
        <source>that of the settings, or of the network</source>
        <translation>сценарий из настроек или сети</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>дата</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>the issuer</source>
        <translation>издатель</translation>
    </message>
    <message>
        <source>the program’s own</source>
        <translation>собственный</translation>
    </message>
    <message>
        <source>the proxy of the system</source>
        <translation>прокси системы</translation>
    </message>
    <message>
        <source>the purpose</source>
        <translation>назначение</translation>
    </message>
    <message>
        <source>the system’s own</source>
        <translation>системная</translation>
    </message>
    <message>
        <source>there</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>this category</source>
        <translation>эта категория</translation>
    </message>
    <message>
        <source>this network is limited to %1</source>
        <translation>в этой сети не быстрее %1</translation>
    </message>
    <message>
        <source>this server is limited to %1</source>
        <translation>с этого сервера не быстрее %1</translation>
    </message>
    <message>
        <source>threads parts parallel</source>
        <translation>потоки части параллельно</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>через прокси %1</translation>
    </message>
    <message>
        <source>try check connection</source>
        <translation>проверить проверка соединение попробовать</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>развёрнуто</translation>
    </message>
    <message>
        <source>until it ends</source>
        <translation>пока не закончится</translation>
    </message>
    <message>
        <source>update upgrade new version</source>
        <translation>обновление обновить новая версия</translation>
    </message>
    <message>
        <source>withdrawn certificates are looked for</source>
        <translation>проверяется отзыв сертификатов</translation>
    </message>
    <message>
        <source>written under its final name at once</source>
        <translation>пишется сразу под окончательным именем</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>“%1” cannot be checked.</source>
        <translation>«%1» не удалось проверить.</translation>
    </message>
    <message>
        <source>“%1” is damaged: it has another checksum than it should have.</source>
        <translation>Файл «%1» повреждён: контрольная сумма не совпадает.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is deleted; %n download(s) left without a category.</source>
        <translation>
            <numerusform>«%1» будет убрана; %n загрузка останется без категории.</numerusform>
            <numerusform>«%1» будет убрана; %n загрузки останутся без категории.</numerusform>
            <numerusform>«%1» будет убрана; %n загрузок останутся без категории.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is longer than it should be.</source>
        <translation>Файл «%1» длиннее, чем должен быть.</translation>
    </message>
    <message>
        <source>“%1” is no file type.</source>
        <translation>«%1» — не тип файлов.</translation>
    </message>
    <message>
        <source>“%1” is no longer in %2.</source>
        <translation>«%1» больше нет в %2.</translation>
    </message>
    <message>
        <source>“%1” is no pattern: a pattern begins with the name of a site.</source>
        <translation>«%1» — не шаблон: шаблон начинается с имени сайта.</translation>
    </message>
    <message>
        <source>“%1” is right: it has the checksum it should have.</source>
        <translation>Файл «%1» в порядке: контрольная сумма совпадает.</translation>
    </message>
    <message>
        <source>“%1” needs your attention. %2</source>
        <translation>«%1» требует внимания. %2</translation>
    </message>
    <message>
        <source>“%1” stays in %2: it is another file by now, or was changed.</source>
        <translation>«%1» остаётся в %2: это уже другой файл, или он изменён.</translation>
    </message>
    <message>
        <source>“%1” stays in %2: nothing tells whether it is still the downloaded file.</source>
        <translation>«%1» остаётся в %2: неизвестно, тот ли это ещё файл, что был загружен.</translation>
    </message>
    <message>
        <source>“%1” stays in %2: the trash did not take it.</source>
        <translation>«%1» остаётся в %2: корзина его не приняла.</translation>
    </message>
    <message>
        <source>“%1” was longer than it should be, and is right again.</source>
        <translation>Файл «%1» был длиннее, чем должен, и снова в порядке.</translation>
    </message>
</context>
</TS>
