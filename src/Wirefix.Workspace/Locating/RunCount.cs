using System.Globalization;
using System.Text.Json.Serialization;

namespace Wirefix.Workspace.Locating;

/// <summary>How often a suspect's code ran while recorded requests were replayed.</summary>
/// <param name="Requests">How many requests were replayed.</param>
/// <param name="Entered">How often the member began; null where it has no code that could be counted.</param>
/// <param name="Reached">How often the statement on the suspect's line began; null likewise.</param>
public sealed record RunCount(int Requests, long? Entered, long? Reached)
{
    /// <summary>Whether the member never began. What could not be counted may have run.</summary>
    [JsonIgnore]
    public bool NeverEntered => Entered == 0;

    /// <summary>Whether the line never ran, though its member may have. What could not be counted may have run.</summary>
    [JsonIgnore]
    public bool NeverReached => Reached == 0;

    /// <summary>The count for people, as half a sentence.</summary>
    public override string ToString() => (Entered, Reached) switch
    {
        (null, _) or (_, null) => "has no code of its own that could be counted in the replay",
        (0, _) => $"never ran in the replay of {Times(Requests, "request")}",
        var (entered, reached) when entered == reached => $"ran {Times(entered.Value, "time")} in the replay of {Times(Requests, "request")}",
        var (entered, reached) => string.Create(
            CultureInfo.InvariantCulture,
            $"ran {Times(entered.Value, "time")} in the replay of {Times(Requests, "request")}, its line {Times(reached.Value, "time")}"),
    };

    private static string Times(long count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
