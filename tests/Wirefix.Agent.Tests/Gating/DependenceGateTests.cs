using Wirefix.Agent.Gating;
using Wirefix.Agent.Tests.Proposing;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Agent.Tests.Gating;

/// <summary>What a fix does with a field of which upstreams answer another value.</summary>
public sealed class DependenceGateTests
{
    private static readonly Harness Quoting = Replayed.Script("POST /quotes", "POST /quotes") with
    {
        Answers = [new RecordedAnswer { Method = "GET", Host = "catalog.example", PathAndQuery = "/products/1", Status = 200, Body = new RecordedBody("""{"unit_price":2.5}""") }],
    };

    [Theory]
    [InlineData("""200 {"total":3.5}""", Verdict.Passed)]
    [InlineData("""200 {"total":2.5}""", Verdict.NotConfirmed)]
    [InlineData("422", Verdict.Passed)]
    public void A_request_that_showed_the_fault_is_answered_by_what_stands_in_the_field(string answered, Verdict verdict)
    {
        var fixedCode = Replayed.Measured(Quoting, Replayed.Run(Quoting, "200", """200 {"total":2.5}"""));
        var altered = Replayed.Run(Quoting, "200", answered);

        Assert.Equal(verdict, Gate("$.unit_price")!.Judge([1], fixedCode, altered).Verdict);
    }

    [Theory]
    [InlineData("at 1", "at 1", "at 2", Verdict.Passed)]
    [InlineData("at 1", "at 2", "at 3", Verdict.NotConfirmed)]
    public void What_is_passed_on_counts_where_it_is_the_same_in_every_replay(string one, string other, string altered, Verdict verdict)
    {
        var answers = Replayed.Run(Quoting, "200", """200 {"total":2.5}""");
        var fixedCode = Replayed.Measured(Quoting, answers.Calling(Replayed.Call(1, "POST /audit", one)), answers.Calling(Replayed.Call(1, "POST /audit", other)));

        Assert.Equal(verdict, Gate("$.unit_price")!.Judge([1], fixedCode, answers.Calling(Replayed.Call(1, "POST /audit", altered))).Verdict);
    }

    [Fact]
    public void Upstreams_answer_another_value_once() =>
        Assert.Equal(("""{"unit_price":3.5}""", 1), (Gate("$.unit_price")!.Altered.Answers[0].Body!.Text, Gate("$.unit_price")!.Altered.Runs));

    [Fact]
    public void What_upstreams_do_not_answer_cannot_be_altered() => Assert.Null(Gate("$.price"));

    [Fact]
    public void Of_fields_that_were_renamed_together_all_are_altered()
    {
        var harness = Quoting with { Answers = [Quoting.Answers[0] with { Body = new RecordedBody("""{"unit_price":2.5,"currency":"EUR"}""") }] };

        var gate = DependenceGate.Of(
            Findings.Renamed("GET catalog.example/products/{id}", "$.discountRate", "$.discount_rate", ("$.unitPrice", "$.unit_price"), ("$.cur", "$.currency")), harness)!;

        Assert.Equal("""{"unit_price":3.5,"currency":"EURx"}""", gate.Altered.Answers[0].Body!.Text);
        Assert.Contains("$.unit_price, $.currency of GET catalog.example", gate.Told, StringComparison.Ordinal);
    }

    private static DependenceGate? Gate(string path)
    {
        var sighting = new Sighting("is a number", 1, 2, null);
        return DependenceGate.Of(
            new KindDrift
            {
                Endpoint = new Endpoint("GET", "catalog.example", PathTemplate.Parse("/products/{id}")),
                Direction = Direction.Outbound,
                Window = TimeRange.Unknown,
                ExchangeIds = [],
                Title = "",
                Score = 1,
                Change = new SchemaChange { Path = path, Side = MessageSide.Response, Basis = DriftBasis.Mixture, Before = sighting, After = sighting },
            },
            Quoting);
    }
}
