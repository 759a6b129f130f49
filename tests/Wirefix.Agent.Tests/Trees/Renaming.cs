using System.Text.RegularExpressions;

namespace Wirefix.Agent.Tests.Trees;

/// <summary>Gives the sample other names everywhere: in code, in projects, in paths, and on the wire.</summary>
internal static partial class Renaming
{
    /// <summary>Hosts, paths, parameters and fields of another upstream.</summary>
    private static readonly (string Old, string New)[] Phrases =
    [
        ("gmail.googleapis.com", "api.freight.example"),
        ("gmail/v1/users/me/messages", "freight/v3/depots/own/parcels"),
        ("format=metadata", "view=label"),
        ("maxResults", "pageSize"),
        ("q=after", "newer=than"),
        ("PageToken", "Bookmark"),
        ("pageToken", "bookmark"),
        ("InternalDate", "ScannedAt"),
        ("internalDate", "scannedAt"),
    ];

    private static readonly Dictionary<string, string> Words = BothCases(new()
    {
        ["Radar"] = "Harbor",
        ["Mail"] = "Manifest",
        ["Mailbox"] = "Depot",
        ["Message"] = "Parcel",
        ["Messages"] = "Parcels",
        ["Thread"] = "Consignment",
        ["Payload"] = "Label",
        ["Sync"] = "Intake",
        ["Syncs"] = "Intakes",
        ["Fetch"] = "Collect",
        ["Fetcher"] = "Collector",
        ["Touch"] = "Sighting",
        ["Touches"] = "Sightings",
        ["Contact"] = "Agent",
        ["Contacts"] = "Agents",
    });

    /// <summary>The text, or path, in the other names.</summary>
    public static string Of(string text)
    {
        var phrased = Phrases.Aggregate(text, (current, phrase) => current.Replace(phrase.Old, phrase.New, StringComparison.Ordinal));
        return Word().Replace(phrased, word => word.Groups["framework"].Success ? word.Value : Words.GetValueOrDefault(word.Value, word.Value));
    }

    private static Dictionary<string, string> BothCases(Dictionary<string, string> words) =>
        words.Concat(words.Select(word => KeyValuePair.Create(word.Key.ToLowerInvariant(), word.Value.ToLowerInvariant()))).ToDictionary();

    /// <summary>A word of a name in camel case. Names of the framework stay.</summary>
    [GeneratedRegex(@"(?<framework>HttpRequestMessage|HttpResponseMessage|HttpMessageHandler|MailAddress|System\.Net\.Mail|\be\.Message)|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
