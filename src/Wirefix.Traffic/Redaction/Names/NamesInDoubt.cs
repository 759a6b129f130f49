using System.Collections.Frozen;

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

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> names) =>
        names.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
