using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Wirefix.Agent.Context;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Traffic;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tests.Injections;

/// <summary>The context pack of a capture, an alert, code and gates into which a stranger put a text.</summary>
internal static class InjectedContext
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The pack, with what an agent gets where nobody says otherwise.</summary>
    public static ContextPack Of(Place place, string text, string home)
    {
        File.WriteAllText(Path.Combine(home, "StockClient.cs"), Shop.Client.Replace("// COMMENT", At(Place.Comment), StringComparison.Ordinal));
        var snapshot = Snapshot.Of([.. Enumerable.Range(0, 12).Select(Exchange)]);
        var inspection = Inspector.Inspect(snapshot);
        var source = new ContextSource
        {
            Solution = "Shop.sln",
            Home = home,
            Observation = new Observation(new Capture(snapshot, [], 0) { ProblemCount = 0 }, inspection, new Alert { Title = At(Place.Alert) is { Length: > 0 } said ? said : "Errors" }),
            Finding = inspection.Findings[0],
            Suspects =
            [
                new Suspect { Location = new SymbolLocation(Shop.Suspect, "StockClient.FindAllAsync", "Shop", "StockClient.cs", 12), Score = 1, Reasons = [], Bindings = [], CallChain = [] },
            ],
            Attempts = [new Attempt(new Proposal("scripted", "Changes StockClient.cs.", []), [new GateResult("traffic", Verdict.Breaks, $"the service ended. It wrote:\n{At(Place.Log)}")]) { Patch = "" }],
        };
        var always = ImmutableHashSet.Create(ContextSection.Finding, ContextSection.Attempts, ContextSection.Notes);
        return ContextBuilder.Build(source, ContextRun.DefaultSections.Union(always), ContextRun.DefaultBudget);

        string At(Place each) => each == place ? text : "";

        Exchange Exchange(int number)
        {
            var fails = number % 3 == 0;
            var path = fails && place == Place.Path ? text.TrimStart('/') : $"items/{number}";
            return new Exchange
            {
                Id = $"{number:000}",
                Direction = Direction.Inbound,
                Start = Origin.AddSeconds(number),
                Duration = TimeSpan.FromMilliseconds(20),
                Timing = Timing.Span,
                TraceId = $"{number:x32}",
                Request = new Request("GET", new Uri(new Uri("http://shop.example/"), path)) { Headers = fails && place == Place.Header ? [new Header("X-Note", text)] : [] },
                Response = new Response(fails ? 500 : 200)
                {
                    Headers = [new Header("Content-Type", "application/json")],
                    Body = Encoding.UTF8.GetBytes(fails ? JsonSerializer.Serialize(new { error = place == Place.Field ? text : "failed" }, Relaxed) : """{"id":"a","count":3}"""),
                },
                Source = "test",
            };
        }
    }

    // As services write it that do not escape what need not be.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
