using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// The calls that read a resource in one way, with those that write it: at the same path, at one beside or below it
/// (<c>GET /players/7</c>, <c>PUT /players/7/profile</c>), or with its key in the query or in the body.
/// </summary>
internal static class ResourceCalls
{
    // A search has as many queries as callers; those that are asked most often come first.
    private const int MostReads = 100;

    /// <summary>Whether a call told what is there.</summary>
    public static bool IsRead(Exchange call) => call.Request.Method == "GET" && call.Response.Status is >= 200 and < 300;

    /// <summary>Whether a call may change what is there.</summary>
    public static bool IsWrite(Exchange call) => call.Request.Method is "PUT" or "PATCH" or "POST";

    /// <summary>The path up to its last variable segment, or all of it where none is variable.</summary>
    public static string ResourceOf(Exchange call, Scene scene)
    {
        var path = call.Request.Url.AbsolutePath;
        var last = scene.EndpointOf(call).Path.Segments.ToList().FindLastIndex(PathTemplate.IsVariable);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return last < 0 || last >= segments.Length ? path : "/" + string.Join('/', segments.Take(last + 1));
    }

    /// <summary>The calls of one resource for each way in which it is read twice or more often, in time order.</summary>
    public static IEnumerable<Exchange[]> Of(Exchange[] calls, Scene scene)
    {
        if (!calls.Any(IsWrite))
            return [];
        return calls.Where(IsRead)
            .GroupBy(read => read.Request.Url.PathAndQuery, StringComparer.Ordinal)
            .Where(reads => reads.Skip(1).Any())
            .OrderByDescending(reads => reads.Count())
            .Take(MostReads)
            .Select(reads => reads.First().Request.Url)
            .Select(url => calls.Where(call => IsRead(call) ? call.Request.Url.PathAndQuery == url.PathAndQuery : IsWrite(call) && Writes(call, url, scene)).ToArray());
    }

    // What is posted beside a resource comes to it and replaces nothing of it.
    private static bool Writes(Exchange write, Uri read, Scene scene) =>
        (write.Request.Method != "POST" || write.Request.Url.AbsolutePath == read.AbsolutePath)
        && (read.Query.Length <= 1 || write.Request.Url.Query == read.Query || NamesAll(write, read, scene));

    private static bool NamesAll(Exchange write, Uri read, Scene scene)
    {
        var given = scene.PayloadOf(write.Request)?.Select(field => field.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        return read.Query.TrimStart('?').Split('&').All(pair => given.Contains(Uri.UnescapeDataString(pair[(pair.IndexOf('=') + 1)..].Replace('+', ' '))));
    }
}
