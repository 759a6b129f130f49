using System.Buffers;
using System.Collections.Frozen;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Names;

/// <summary>Tells by its name what holds a secret. Names are compared without case and separators.</summary>
internal sealed class SecretNames
{
    // What tells a secret stands at a name's end: no more of it is looked at.
    private const int LongestName = 64;

    private const int UsualName = 128;

    private static readonly string[] BuiltInFields =
    [
        "password", "passwd", "pwd", "passphrase", "passcode", "secret", "token", "apikey", "privatekey", "authorization",
        "cvv", "cvc", "cvv2", "cvc2", "cardnumber", "creditcard", "securitycode", "iban", "ssn", "socialsecuritynumber",
        "otp", "sessionid", "jsessionid", "phpsessid", "sessionkey", "credentials", "passwordconfirmation", "passwordhash",
        "confirmpassword", "accesskeyid", "jwt", "authtoken", "passportnumber", "passwords", "bearer", "privatekeypem", "mfacode", "secretanswer", "secretstring",
        "credential", "cookie", "cookies", "setcookie", "mnemonic", "seedphrase", "recoveryphrase", "recoverycode", "codeverifier", "clientassertion", "assertion",
        "samlresponse", "samlassertion", "verificationcode", "cvn", "totp", "securityanswer", "securitystamp", "passwordsalt", "pinblock", "cryptogram",
        "track1", "track2", "trackdata", "track1data", "track2data", "socialsecurityno", "socialsecurity", "usssn", "driverslicense", "driverslicensenumber",
        "driverlicense", "driverlicensenumber", "drivinglicencenumber", "drivinglicensenumber", "passportno", "medicarenumber", "nationalid", "nationalidnumber", "nationalinsurancenumber",
        "pesel", "cpf", "aadhaar", "aadhaarnumber", "personnummer", "codicefiscale",
    ];

    private static readonly string[] BuiltInFieldEnds =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "secretkey", "apikey", "privatekey", "accesskey", "accesstoken", "refreshtoken",
        "idtoken", "authtoken", "sessiontoken", "securitytoken", "bearertoken", "apitoken", "resettoken", "cardnumber", "subscriptionkey", "functionskey", "encryptionkey", "signingkey",
        "masterkey", "sharedkey", "hmackey", "applicationkey", "authkey", "accountkey", "licensekey", "licencekey", "passwordhash", "passwordhashes", "passwordvalue", "secretvalue",
        "passwordencrypted", "passwordbase", "passwordplain", "pwdhash", "secretbinary", "keymaterial", "sshkey", "gpgkey", "pgpkey", "tlskey", "sslkey",
        "aeskey", "cipherkey", "saskey", "adminkey", "factorcode", "smscode", "backupcode", "activationcode", "devicecode", "usercode", "otpcode", "onetimecode",
        "cvv", "cvc", "ssn", "iban", "securitycode", "cvvnumber", "cvvcode", "cvccode", "ssnnumber", "ibannumber", "cardverificationvalue",
        "passwordresetlink", "passwordreseturl", "magiclink", "loginticket", "authticket", "sessionticket", "passwort", "kennwort", "motdepasse", "contrasena", "contraseña", "wachtwoord",
    ];

    private static readonly NameEnds FieldEnds = new(BuiltInFieldEnds);

    // page.token carries on a list.
    private const string LastToken = "token";

    private static readonly string[] BuiltInParameters =
    [
        "key", "sig", "signature", "xamzsignature", "xamzcredential", "xgoogsignature", "xgoogcredential", "sessid",
    ];

    // They name much else.
    private static readonly string[] RandomParameters = ["code", "state", "ticket", "magic", "appid", "sign"];

    private static readonly string[] RandomSegments = ["passwordreset", "reset", "confirm", "confirmemail", "verify", "verifyemail", "activate", "magiclink", "unsubscribe"];

    private static readonly SearchValues<string> HeaderParts = SearchValues.Create(
        ["authorization", "cookie", "secret", "token", "password", "apikey", "accesskey", "privatekey", "credential", "session", "signature", "jwt", "hmac"],
        StringComparison.Ordinal);

    // Whole names, as parts of them say nothing.
    private static readonly string[] BuiltInHeaders = ["authentication", "authenticationinfo", "proxyauthenticationinfo", "xcsrf", "xauth", "xfunctionskey", "ocpapimsubscriptionkey", "xmsclientprincipal", "paypaltransmissionsig", "xhoneycombteam"];

    // These only sound like secrets: they tell calls apart, count, or carry on a list.
    private static readonly SearchValues<string> HarmlessHeaderParts = SearchValues.Create(
        [
            "idempotency", "trace", "etag", "continuation", "page", "nexttoken", "cursor", "ratelimit", "tokens", "tokentype", "cookiepolicy",
            "accesscontrol",
        ],
        StringComparison.Ordinal);

    // What is said about a secret.
    private static readonly NameEnds HarmlessHeaderEnds = new(
        ["count", "timeout", "length", "limit", "remaining", "expires", "expiry", "expiresat", "expiresin", "expiration", "ttl", "age", "type", "status", "enabled", "required"]);

    // They find what was asked for, and tell calls and lists apart.
    private static readonly NameEnds HarmlessKeyHeaders = new(
        ["idempotencykey", "websocketkey", "surrogatekey", "cachekey", "routingkey", "partitionkey", "publickey", "objectkey", "shardkey", "groupkey", "requestkey", "correlationkey"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfRandomParameters = Lookup(RandomParameters);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfRandomSegments = Lookup(RandomSegments);

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _fields;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _parameters;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _headers;

    private readonly FrozenSet<string> _paths;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lastOfPaths;

    public SecretNames(RedactionRules rules)
    {
        var fields = BuiltInFields.Concat(rules.Fields.Where(field => !IsPath(field)).Select(Normalised)).ToArray();
        _fields = Lookup(fields);
        _parameters = Lookup([.. fields, .. BuiltInParameters, .. rules.Parameters.Select(Normalised)]);
        _headers = Lookup([.. BuiltInHeaders, .. rules.Headers.Select(Normalised)]);
        _paths = rules.Fields.Where(IsPath).ToFrozenSet(StringComparer.Ordinal);
        _lastOfPaths = Lookup(_paths.Select(path => Normalised(path.Replace("[*]", "", StringComparison.Ordinal).Split('.')[^1])));
    }

    /// <summary>The names of fields, whole or their ends, and those of headers that no part tells, without case and separators.</summary>
    internal static IEnumerable<string> BuiltIn => [.. BuiltInFields, .. BuiltInFieldEnds, .. NamesInDoubt.All, .. BuiltInHeaders];

    /// <summary>Whether rules ask for a field at a path, so that paths have to be followed.</summary>
    public bool HasPaths => _paths.Count > 0;

    /// <summary>Whether the header's whole value is a secret.</summary>
    public bool IsHeader(ReadOnlySpan<char> name)
    {
        Span<char> buffer = name.Length <= UsualName ? stackalloc char[UsualName] : new char[name.Length];
        var plain = buffer[..Normalise(name, buffer)];
        return _headers.Contains(plain) || IsIn(_fields, WithoutPrefix(plain)) > Secrecy.Random ||
            (plain.ContainsAny(HeaderParts) && !plain.ContainsAny(HarmlessHeaderParts) && !HarmlessHeaderEnds.Has(plain));
    }

    /// <summary>What the name of a header says of its whole value.</summary>
    public Secrecy OfHeader(ReadOnlySpan<char> name)
    {
        if (IsHeader(name))
            return Secrecy.Sure;
        if (IsKeyHeader(name))
            return Secrecy.Random;
        return IsLicenceHeader(name) ? Secrecy.Numbered : Secrecy.None;
    }

    /// <summary>Whether the JSON property, form field, or name in a text holds a secret.</summary>
    public bool IsField(ReadOnlySpan<char> name) => OfField(name) > Secrecy.Random;

    /// <summary>What the name of a JSON property, or one in a text, says.</summary>
    public Secrecy OfField(ReadOnlySpan<char> name) => IsIn(_fields, name);

    /// <summary>What the name of a list says of the values in it.</summary>
    public Secrecy OfList(ReadOnlySpan<char> name)
    {
        if (OfField(name) is var secrecy && (secrecy != Secrecy.None || name.Length > LongestName))
            return secrecy;
        Span<char> buffer = stackalloc char[LongestName];
        return NamesInDoubt.OfList(buffer[..Normalise(name[(name.LastIndexOfAny('.', '/', ':') + 1)..], buffer)]);
    }

    /// <summary>What a name says where places in a document cannot be told: the last name of a rule's place is one that holds a secret.</summary>
    public Secrecy OfFieldAnywhere(ReadOnlySpan<char> name)
    {
        if (OfField(name) is var secrecy && (secrecy != Secrecy.None || !HasPaths || name.Length > LongestName))
            return secrecy;
        Span<char> buffer = stackalloc char[LongestName];
        return _lastOfPaths.Contains(buffer[..Normalise(name, buffer)]) ? Secrecy.Sure : Secrecy.None;
    }

    /// <summary>What the name of a query parameter or form field says.</summary>
    public Secrecy OfParameter(ReadOnlySpan<char> name) =>
        IsIn(_parameters, name) is var secrecy && secrecy == Secrecy.None && Has(OfRandomParameters, name) ? Secrecy.Random : secrecy;

    /// <summary>Whether a segment of a path that stands behind another one is a secret.</summary>
    public bool IsSegment(ReadOnlySpan<char> before, ReadOnlySpan<char> segment) =>
        (IsField(before) && RandomText.IsOne(segment, RandomText.ShortLength))
        || (Has(OfRandomSegments, before) && RandomText.IsOne(segment, RandomText.UsualLength) && !RandomText.IsObjectId(segment));

    /// <summary>Whether the name that stands beside a value, as in lists of headers, says that the value is a secret.</summary>
    public bool IsLabel(ReadOnlySpan<char> name, bool ofHeader) => IsField(name) || ((ofHeader || LooksLikeHeader(name)) && IsHeader(name));

    /// <summary>Whether a name is spelt as those of headers are: <c>X-Session</c>, <c>x-session</c>.</summary>
    public static bool LooksLikeHeader(ReadOnlySpan<char> name) => name.Contains('-') && (char.IsAsciiLetterUpper(name[0]) || name.StartsWith("x-"));

    /// <summary>Whether a rule names the place of a JSON value, written <c>$.items[*].taxId</c>.</summary>
    public bool IsPlace(string path) => _paths.Contains(path);

    private static bool IsPath(string field) => field.StartsWith('$');

    private static Secrecy IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<char> name)
    {
        name = name[Math.Max(0, name.Length - LongestName)..];
        Span<char> buffer = stackalloc char[LongestName];
        var plain = buffer[..Normalise(name, buffer)];
        if (names.Contains(plain))
            return Secrecy.Sure;
        // The second of two passwords, and several of them; but tokens are counted, and keys are names.
        var unnumbered = plain.TrimEnd("0123456789");
        var one = unnumbered is [.., 's'] and not [.., 's', 's'] and not "tokens" and not "keys" ? unnumbered[..^1] : unnumbered;
        if (one.Length < plain.Length && names.Contains(one))
            return Secrecy.Sure;
        if (FieldEnds.Has(one) || TokenNames.Tell(unnumbered))
            return Secrecy.Sure;
        if (NamesInDoubt.Of(unnumbered, one) is var doubt and not Secrecy.None)
            return doubt;
        // The last of the names of a path: http.request.header.authorization.
        var last = name.LastIndexOfAny('.', '/', ':') + 1;
        return last > 0 && last < name.Length - 1 && !name[last..].Equals(LastToken, StringComparison.OrdinalIgnoreCase) ? IsIn(names, name[last..]) : Secrecy.None;
    }

    private static bool IsKeyHeader(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            return false;
        Span<char> buffer = stackalloc char[LongestName];
        var plain = buffer[..Normalise(name, buffer)];
        return (plain.EndsWith("key") || plain.EndsWith("sign")) && !HarmlessKeyHeaders.Has(plain);
    }

    // A key, or what the licence is called.
    private static bool IsLicenceHeader(ReadOnlySpan<char> name) =>
        name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
        && (name.EndsWith("license", StringComparison.OrdinalIgnoreCase) || name.EndsWith("licence", StringComparison.OrdinalIgnoreCase));

    private static bool Has(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[LongestName];
        return name.Length <= LongestName && names.Contains(buffer[..Normalise(name, buffer)]);
    }

    // X-Otp is what a field calls otp.
    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> header) => header is ['x', ..] ? header[1..] : header;

    private static string Normalised(string name)
    {
        var buffer = new char[name.Length];
        return new string(buffer, 0, Normalise(name, buffer));
    }

    private static int Normalise(ReadOnlySpan<char> name, Span<char> plain)
    {
        var length = 0;
        foreach (var symbol in name)
        {
            if (char.IsLetterOrDigit(symbol))
                plain[length++] = char.ToLowerInvariant(symbol);
        }

        return length;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> names) =>
        names.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
