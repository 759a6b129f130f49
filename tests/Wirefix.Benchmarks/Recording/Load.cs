using System.Diagnostics;
using System.Net.Http.Headers;

namespace Wirefix.Benchmarks.Recording;

/// <summary>A number of clients that each send the next request when the last is answered.</summary>
internal static class Load
{
    private static readonly byte[] Order = """{"id":"a1f0c2","count":3}"""u8.ToArray();

    /// <summary>Loads the endpoint for a while.</summary>
    /// <param name="endpoint">Takes an order as JSON and answers with one.</param>
    /// <param name="clients">How many requests are in flight.</param>
    /// <param name="length">For how long.</param>
    public static async Task<LoadResult> RunAsync(Uri endpoint, int clients, TimeSpan length)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        var begin = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => ClientAsync(http, endpoint, begin, length)));
        var taken = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var all = times.SelectMany(list => list).Order().ToArray();
        return new LoadResult(all.Length / taken, all[all.Length / 2]);
    }

    private static async Task<List<double>> ClientAsync(HttpClient http, Uri endpoint, long begin, TimeSpan length)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(begin) < length)
        {
            var sent = Stopwatch.GetTimestamp();
            using var content = new ByteArrayContent(Order) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await http.PostAsync(endpoint, content);
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return times;
    }
}
