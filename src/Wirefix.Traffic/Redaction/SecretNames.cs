using System.Buffers;
using System.Collections.Frozen;

namespace Wirefix.Traffic.Redaction;

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
    ];

    // "…Token" alone would take page and continuation tokens, which are no secrets and which joins need.
    private static readonly string[] FieldEnds =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "secretkey", "apikey", "privatekey", "accesskey", "accesstoken", "refreshtoken",
        "idtoken", "authtoken", "sessiontoken", "securitytoken", "bearertoken", "csrftoken", "xsrftoken", "apitoken", "usertoken", "logintoken",
        "resettoken", "verificationtoken", "cardnumber", "subscriptionkey", "functionskey", "encryptionkey", "signingkey", "masterkey", "sharedkey",
        "authkey", "accountkey", "licensekey", "bottoken", "secrettoken",
    ];

    private static readonly string[] BuiltInParameters =
    [
        "key", "sig", "signature", "xamzsignature", "xamzcredential", "xgoogsignature", "xgoogcredential", "sessid",
    ];

    private static readonly SearchValues<string> HeaderParts = SearchValues.Create(
        ["authorization", "cookie", "secret", "token", "password", "apikey", "accesskey", "privatekey", "credential", "session", "signature", "jwt"],
        StringComparison.Ordinal);

    // Whole names, as parts of them say nothing.
    private static readonly string[] BuiltInHeaders = ["authentication", "xauth", "xfunctionskey", "ocpapimsubscriptionkey"];

    // These only sound like secrets: they tell calls apart, count, or carry on a list.
    private static readonly SearchValues<string> HarmlessHeaderParts = SearchValues.Create(
        [
            "idempotency", "trace", "etag", "continuation", "page", "nexttoken", "cursor", "ratelimit", "tokens", "tokentype", "cookiepolicy",
            "accesscontrol",
        ],
        StringComparison.Ordinal);

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _fields;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _parameters;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _headers;

    private readonly FrozenSet<string> _paths;

    public SecretNames(RedactionRules rules)
    {
        var fields = BuiltInFields.Concat(rules.Fields.Where(field => !IsPath(field)).Select(Normalised)).ToArray();
        _fields = Lookup(fields);
        _parameters = Lookup([.. fields, .. BuiltInParameters, .. rules.Parameters.Select(Normalised)]);
        _headers = Lookup([.. BuiltInHeaders, .. rules.Headers.Select(Normalised)]);
        _paths = rules.Fields.Where(IsPath).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether rules ask for a field at a path, so that paths have to be followed.</summary>
    public bool HasPaths => _paths.Count > 0;

    /// <summary>Whether the header's whole value is a secret.</summary>
    public bool IsHeader(string name)
    {
        Span<char> buffer = name.Length <= UsualName ? stackalloc char[UsualName] : new char[name.Length];
        var plain = buffer[..Normalise(name, buffer)];
        return _headers.Contains(plain) || IsIn(_fields, WithoutPrefix(plain)) ||
            (plain.ContainsAny(HeaderParts) && !plain.ContainsAny(HarmlessHeaderParts));
    }

    /// <summary>Whether the JSON property, form field, or name in a text holds a secret.</summary>
    public bool IsField(ReadOnlySpan<char> name) => IsIn(_fields, name);

    /// <summary>Whether the query parameter or form field holds a secret.</summary>
    public bool IsParameter(ReadOnlySpan<char> name) => IsIn(_parameters, name);

    /// <summary>Whether a rule names the place of a JSON value, written <c>$.items[*].taxId</c>.</summary>
    public bool IsPlace(string path) => _paths.Contains(path);

    private static bool IsPath(string field) => field.StartsWith('$');

    private static bool IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<char> name)
    {
        name = name[Math.Max(0, name.Length - LongestName)..];
        Span<char> buffer = stackalloc char[LongestName];
        var plain = buffer[..Normalise(name, buffer)];
        if (names.Contains(plain))
            return true;
        foreach (var end in FieldEnds)
        {
            if (plain.EndsWith(end))
                return true;
        }

        return false;
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
            if (symbol is not ('-' or '_' or '.' or ' ' or '[' or ']'))
                plain[length++] = char.ToLowerInvariant(symbol);
        }

        return length;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> names) =>
        names.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
