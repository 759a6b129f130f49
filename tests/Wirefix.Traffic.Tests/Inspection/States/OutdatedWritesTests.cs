using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Traffic.Tests.Inspection.States;

/// <summary>Wagons are told of by events that carry their order, some of them once more when newer ones were taken already.</summary>
public class OutdatedWritesTests
{
    private static readonly string[] Way = ["ORDERED", "LOADED", "DEPARTED", "ARRIVED", "UNLOADED"];

    [Fact]
    public void A_state_that_an_older_event_brings_back_is_illegal_however_often_it_comes()
    {
        var finding = Assert.Single(Found(Wagons(seqOfLate: 3, stateOfLate: "DEPARTED")));

        Assert.Equal(("ARRIVED", "DEPARTED", 8), (finding.From, finding.To, finding.Count));
        Assert.Contains("by a write that is older than one before it ($.seq 3 after 4)", finding.Title);
        Assert.InRange(finding.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void The_time_of_an_event_is_an_order_as_its_number_is() =>
        Assert.Contains("$.at 2026-06-13T", Assert.Single(Found(Wagons(
            seqOfLate: 3, stateOfLate: "DEPARTED", body: (seq, state) => $$"""{"at":"2026-06-1{{seq}}T08:00:00Z","status":"{{state}}"}"""))).Title);

    [Fact]
    public void A_newer_event_may_bring_a_state_back() =>
        Assert.Empty(Found(Wagons(seqOfLate: 5, stateOfLate: "DEPARTED")));

    [Fact]
    public void An_older_event_that_changes_nothing_is_passed_over_as_it_should_be() =>
        Assert.Empty(Found(Wagons(seqOfLate: 3, stateOfLate: "ARRIVED")));

    // A level that grows as the wagon goes on, and falls when it goes back.
    [Fact]
    public void A_number_that_is_no_order_by_its_name_may_fall() =>
        Assert.Empty(Found(Wagons(seqOfLate: 3, stateOfLate: "DEPARTED", body: (seq, state) => $$"""{"percent":{{seq * 20}},"status":"{{state}}"}""")));

    // Of every fourth wagon one event comes late, when it has arrived.
    private static IEnumerable<Exchange> Wagons(int seqOfLate, string stateOfLate, Func<int, string, string>? body = null)
    {
        var sent = body ?? ((seq, state) => $$"""{"seq":{{seq}},"status":"{{state}}"}""");
        Exchange Event(int number, double step, int seq, string state, string shown) =>
            Calls.Inbound($"http://svc/wagons/{318_000 + number}/events", (number * 100) + (step * 1000), 20)
                .Post(sent(seq, state)).WithBody($$"""{"id":"{{318_000 + number}}","status":"{{shown}}"}""");
        return Enumerable.Range(0, 32).SelectMany(number => Way
            .Select((state, step) => Event(number, step, step == 4 ? 6 : step + 1, state, state))
            .Concat(number % 4 == 0 ? [Event(number, 3.5, seqOfLate, "DEPARTED", stateOfLate)] : []));
    }

    private static IllegalTransition[] Found(IEnumerable<Exchange> exchanges) => Requests.Found<IllegalTransition>(exchanges);
}
