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

    private static readonly Dictionary<string, int> Counts = new()
    {
        ["chess"] = 3, ["gardening"] = 4, ["opera"] = 5, ["rowing"] = 2, ["books"] = 6, ["astronomy"] = 3, ["cycling"] = 5, ["museums"] = 4,
        ["theatre"] = 6, ["railways"] = 5, ["harbours"] = 3, ["elections"] = 58, ["markets"] = 49, ["storms"] = 44,
    };

    /// <summary>All topics, those of which much happens last.</summary>
    public static IReadOnlyList<string> Topics { get; } = [.. Counts.Keys];

    /// <summary>The stories of a topic; null where the wire has no such topic.</summary>
    public static IReadOnlyList<WireStory>? Of(string topic) =>
        Counts.TryGetValue(topic, out var count) ? [.. Enumerable.Range(0, count).Select(index => Story(topic, index))] : null;

    private static WireStory Story(string topic, int index) => new(
        $"{topic[..2].ToUpperInvariant()}{4100 + (index * 7)}",
        1 + ((index * 5) % 8),
        $"{char.ToUpperInvariant(topic[0])}{topic[1..]}: no. {index + 1} {Happenings[(index + topic.Length) % Happenings.Length]}",
        Reporters[(index * 7) % Reporters.Length],
        Remarks[(index + topic[0]) % Remarks.Length]);
}
