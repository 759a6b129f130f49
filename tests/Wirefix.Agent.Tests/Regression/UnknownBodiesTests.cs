using System.Collections.Immutable;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Regression.Forms;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>A request whose body could not be kept is the shortest of all, and none that a test can send.</summary>
public class UnknownBodiesTests
{
    [Fact]
    public void The_answer_to_such_a_request_is_not_tested()
    {
        Assert.NotNull(Answer(Recorded(isUnknown: false)));
        Assert.Null(Answer(Recorded(isUnknown: true)));
    }

    [Fact]
    public void Nor_is_what_of_it_is_passed_on()
    {
        Assert.NotNull(Passage(Recorded(isUnknown: false)));
        Assert.Null(Passage(Recorded(isUnknown: true)));
    }

    private static RegressionForm? Answer(Recording recording)
    {
        ImmutableHashSet<string> faulty = [recording.Inbound.Single().Id];
        var expected = faulty.ToImmutableDictionary(id => id, _ => new ExpectedAnswer([200], [], null));
        return AnswerForm.Of(new HarnessOptions { Expected = expected }, recording, faulty, recording.EndpointOf);
    }

    private static RegressionForm? Passage(Recording recording)
    {
        var source = new WirePlace(recording.EndpointOf(recording.Inbound.Single()), MessageSide.Request, WirePart.Header, "X-Tenant");
        var to = source with { Endpoint = recording.EndpointOf(recording.Snapshot.Of(Direction.Outbound).Single()) };
        return PassageForm.Of(new HarnessOptions { Passages = [(source, to, [recording.Inbound.Single().Id])] }, recording, recording.EndpointOf);
    }

    private static Recording Recorded(bool isUnknown)
    {
        var recorded = new Planning.Traffic().Asks("PUT /orders/7", 502, tenant: "blue").Calls("GET stock.example/items/1", 200).Recording.Snapshot;
        return Recording.Of(new Snapshot([.. recorded.Exchanges.Select(exchange => exchange with { Request = exchange.Request with { IsBodyUnknown = isUnknown } })]));
    }
}
