using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Agent.Tests.Gating;

/// <summary>Harnesses and measurements of a few requests, as a replay would have given them.</summary>
internal static class Replayed
{
    public static Harness Script(params ImmutableArray<string> requests) => new()
    {
        Service = "None.csproj",
        Metric = DivergingAnswers.MetricName,
        Script = [.. requests.Select(request => new ScriptedRequest { Method = request.Split(' ')[0], PathAndQuery = request.Split(' ')[1], RecordedStatus = 200 })],
    };

    public static Harness Expecting(this Harness harness, int request, params ImmutableArray<int> statuses) =>
        harness with { Script = harness.Script.SetItem(request, harness.Script[request] with { Expected = ExpectedAnswer.Of(statuses) }) };

    public static Measurement Measured(Harness harness, params ImmutableArray<Run> runs) => new(harness.Digest, harness.Metric, 0, runs);

    /// <summary>A run with an answer to each request, as in <c>200 {"id":1}</c>.</summary>
    public static Run Run(Harness harness, params ImmutableArray<string> answers) => new()
    {
        Arrivals = [],
        Replies =
        [
            .. answers.Select((answer, place) => new Reply(
                harness.Script[place].Method, harness.Script[place].PathAndQuery, int.Parse(answer.Split(' ')[0], null), 200, [new Header("Content-Type", "application/json")], answer[3..].Trim())),
        ],
    };

    public static Run Faulty(this Run run, params ImmutableArray<int> requests) => run with { Faults = [.. requests.Select(request => new Fault(request, "fails"))] };

    public static Run Calling(this Run run, params ImmutableArray<Arrival> calls) => run with { Arrivals = calls };

    public static Arrival Call(int request, string target, string? body = null, int status = 200) =>
        new(target.Split(' ')[0], "pay.example", target.Split(' ')[1], status, TimeSpan.Zero, TimeSpan.Zero)
        {
            Request = request,
            Headers = [new Header("Content-Type", "application/json"), new Header("Idempotency-Key", $"k-{request}")],
            Body = body is null ? null : new RecordedBody(body),
        };
}
