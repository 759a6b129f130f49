using System.Collections.Immutable;
using System.Text;

namespace Wirefix.Replay.Tests;

/// <summary>Harnesses of nothing but what a mock answers.</summary>
internal static class Mocked
{
    public static Harness Harness(params ImmutableArray<RecordedAnswer> answers) =>
        new() { Service = "None.csproj", Metric = "peak_in_flight", Hold = HoldPolicy.None, Answers = answers };

    public static Reply Reply(int status, string body = "", string target = "/a") => new("GET", target, status, 200, [], body);

    public static RecordedAnswer Json(string url, string body, int status = 200, string method = "GET", params ImmutableArray<Traffic.Header> headers) => new()
    {
        Method = method,
        Host = new Uri(url).Host,
        PathAndQuery = new Uri(url).PathAndQuery,
        Status = status,
        Headers = [new Traffic.Header("Content-Type", "application/json"), .. headers],
        Body = RecordedBody.From(Encoding.UTF8.GetBytes(body)),
    };
}
