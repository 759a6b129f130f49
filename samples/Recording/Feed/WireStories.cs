namespace Samples.Recording.Feed;

/// <summary>The stories of the last hour.</summary>
internal static class WireStories
{
    private static readonly string[] Reporters =
        ["Inês Duarte, Lisbon", "Tom Okafor, Leeds", "Zoë Brandt, Köln", "Amélie Roux, Lyon", "Søren Holm, Århus", "Ana Ruiz, León"];

    private static readonly string[] Happenings =
        ["opens a week early", "draws more people than last year", "is put off until spring", "finds a new patron", "moves to the old harbour", "divides the council"];

    private static readonly string[] Remarks =
    [
        "Nobody had expected it, said the organisers on Monday, and least of all so soon after the rain of last week.",
        "The decision came late at night; both sides call it a success, and both want to talk again before the month is over.",
        "“We had hoped for half of that”, said the director, who has been in office since the café next door closed in 2019.",
        "Figures are to follow in the afternoon. Those of the last quarter were corrected twice, most recently by 3.4 per cent.",
    ];

    // The numbers are those of the press (IPTC media topics).
    private static readonly Dictionary<string, (string Name, int Stories)> Known = new()
    {
        ["20000847"] = ("Chess", 3), ["20000549"] = ("Gardening", 4), ["20000022"] = ("Opera", 5), ["20001011"] = ("Rowing", 2),
        ["20000013"] = ("Books", 6), ["20000735"] = ("Astronomy", 3), ["20000896"] = ("Cycling", 5), ["20000033"] = ("Museums", 4),
        ["20000029"] = ("Theatre", 6), ["20000344"] = ("Railways", 5), ["20000342"] = ("Harbours", 3),
        ["20000574"] = ("Elections", 58), ["20000385"] = ("Markets", 49), ["20000150"] = ("Storms", 44),
    };

    /// <summary>All topics, those of which much happens last.</summary>
    public static IReadOnlyList<string> Topics { get; } = [.. Known.Keys];

    /// <summary>The stories of a topic; null where the wire has no such topic.</summary>
    public static IReadOnlyList<WireStory>? Of(string topic) =>
        Known.TryGetValue(topic, out var known) ? [.. Enumerable.Range(0, known.Stories).Select(index => Story(known.Name, index))] : null;

    private static WireStory Story(string topic, int index) => new(
        $"{topic[..2].ToUpperInvariant()}{4100 + (index * 7)}",
        1 + ((index * 5) % 8),
        $"{topic}: no. {index + 1} {Happenings[(index + topic.Length) % Happenings.Length]}",
        Reporters[(index * 7) % Reporters.Length],
        Remarks[(index + topic[0]) % Remarks.Length]);
}
