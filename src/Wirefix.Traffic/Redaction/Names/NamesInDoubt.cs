using System.Collections.Frozen;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Names;

/// <summary>Names that secrets have and much else, too: there the value tells. They are without case and separators.</summary>
internal static class NamesInDoubt
{
    // Whole names: compass, spin and author end so, too.
    private static readonly string[] LikelyFields =
    [
        "pass", "userpass", "dbpass", "databasepass", "smtppass", "mailpass", "ftppass", "adminpass", "loginpass", "proxypass", "redispass", "keypass",
        "storepass", "auth", "basicauth", "httpauth", "proxyauth", "userauth",
    ];

    private static readonly string[] PinFields = ["pin", "userpin", "cardpin", "simpin", "loginpin", "accountpin", "newpin", "oldpin", "confirmpin"];

    // Indian addresses have one of six digits.
    private static readonly string[] PinCodeFields = ["pincode", "pinnumber", "userpincode", "cardpincode", "cardpinnumber"];

    private static readonly string[] NumberedFieldEnds = ["accountnumber", "accountno", "routingnumber", "sortcode"];

    // Some are names in a list of clients, servers and payments.
    private static readonly string[] RandomFieldEnds =
    [
        "appkey", "clientkey", "serverkey", "servicekey", "internalkey", "ingestkey", "walletkey", "merchantkey", "transactionkey", "deploykey", "storagekey",
        "functionkey", "hostkey", "certkey", "hashkey", "authorizationcode", "authcode", "accesscode", "paysign",
    ];

    // As many digits as a password or a PIN has; what is shorter counts, or numbers a pin.
    private const int FewestLikelyDigits = 4;

    private const int MostPinDigits = 12;

    // A licence is named by two at the most: Apache-2.0.
    private const int FewestNumberedDigits = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Likely = Lookup(LikelyFields);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pins = Lookup(PinFields);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PinCodes = Lookup(PinCodeFields);

    private static readonly NameEnds Numbered = new(NumberedFieldEnds);

    private static readonly NameEnds Random = new(RandomFieldEnds);

    /// <summary>All of them, whole or their ends.</summary>
    public static IEnumerable<string> All => [.. LikelyFields, .. PinFields, .. PinCodeFields, .. NumberedFieldEnds, .. RandomFieldEnds];

    /// <summary>What a name says.</summary>
    /// <param name="name">The name without digits at its end.</param>
    /// <param name="one">The same in the singular.</param>
    public static Secrecy Of(ReadOnlySpan<char> name, ReadOnlySpan<char> one) => name switch
    {
        _ when Random.Has(one) => Secrecy.Random,
        _ when Numbered.Has(one) => Secrecy.Numbered,
        _ when PinCodes.Contains(name) => Secrecy.FourDigits,
        _ when Pins.Contains(name) => Secrecy.Pin,
        _ when Likely.Contains(name) => Secrecy.Likely,
        _ => Secrecy.None,
    };

    /// <summary>
    /// What a name in the plural says of the values in its list; beside a single value it counts: <c>"pins": 17000</c>, <c>"tokens": 128</c>.
    /// </summary>
    public static Secrecy OfList(ReadOnlySpan<char> name)
    {
        if (name is not [.., 's'])
            return Secrecy.None;
        var one = name is [.., 's', 's', 'e', 's'] ? name[..^2] : name[..^1];
        return Of(one, one) switch
        {
            Secrecy.Likely => Secrecy.Mixed,
            Secrecy.None when TokenNames.Tell(one) => Secrecy.Mixed,
            var secrecy => secrecy,
        };
    }

    /// <summary>What a name says of the values in an object below it: those that count, or stand on a map, have others there.</summary>
    public static Secrecy Within(Secrecy secrecy) => secrecy is Secrecy.Mixed or Secrecy.FourDigits or Secrecy.Pin ? Secrecy.None : secrecy;

    /// <summary>Whether a value is a secret under a name that says so.</summary>
    public static bool Hides(Secrecy secrecy, ReadOnlySpan<char> value) => secrecy switch
    {
        Secrecy.None => false,
        Secrecy.Random => RandomText.IsOne(value, RandomText.UsualLength),
        Secrecy.Mixed => RandomText.IsOne(value, RandomText.ShortLength),
        Secrecy.FourDigits => value.Length == FewestLikelyDigits && IsNumber(value),
        Secrecy.Pin => IsNumber(value) ? value.Length is >= FewestLikelyDigits and <= MostPinDigits : RandomText.IsOne(value, RandomText.ShortLength),
        Secrecy.Numbered => DigitsOf(value) >= FewestNumberedDigits,
        Secrecy.Likely => value.Length >= FewestLikelyDigits || !IsNumber(value),
        _ => true,
    };

    private static bool IsNumber(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('0', '9');

    private static int DigitsOf(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var symbol in value)
            digits += char.IsAsciiDigit(symbol) ? 1 : 0;
        return digits;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> names) =>
        names.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
