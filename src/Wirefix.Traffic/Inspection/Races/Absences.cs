namespace Wirefix.Traffic.Inspection.Races;

/// <summary>What was looked for and was not there.</summary>
internal sealed class Absences(Snapshot snapshot)
{
    private readonly ILookup<(Direction, Uri), Exchange> _missing = snapshot.Exchanges
        .Where(call => call.Request.Method == "GET" && call.Response.Status == 404)
        .ToLookup(call => (call.Direction, call.Request.Url));

    private readonly ILookup<(Direction, string), Exchange> _deletions = snapshot.Exchanges
        .Where(call => call.Request.Method == "DELETE")
        .ToLookup(call => (call.Direction, call.Request.Url.Host));

    /// <summary>
    /// Whether what a check asked for is not there after it was made, though nobody took anything away: it is something else than what was made.
    /// </summary>
    public bool AreOf(Exchange check, Exchange since) =>
        _missing[(since.Direction, check.Request.Url)].Any(call => call.Start >= since.End)
        && !_deletions[(since.Direction, since.Request.Url.Host)].Any(call => call.Start >= since.End);
}
