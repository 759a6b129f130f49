using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

public class LeadTests
{
    [Fact]
    public void A_trace_id_tells_calls_apart_that_overlap()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0, 100) with { TraceId = "one" },
            Calls.Inbound("http://svc/b", 0, 100) with { TraceId = "two" },
            Calls.Outbound("http://up/x", 10, 10) with { TraceId = "two" },
            Calls.Outbound("http://up/x", 20, 10) with { TraceId = "two" },
            Calls.Outbound("http://up/x", 30, 10) with { TraceId = "one" }));

        Assert.Equal(["GET svc/b → GET up/x 1 2 2 Trace", "GET svc/a → GET up/x 1 1 1 Trace"], inspection.Leads.Select(Told));
    }

    [Fact]
    public void A_call_within_one_inbound_call_belongs_to_it()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0, 100),
            Calls.Outbound("http://up/x", 10, 10),
            Calls.Outbound("http://up/x", 20, 10),
            Calls.Inbound("http://svc/a", 200, 100),
            Calls.Outbound("http://up/x", 210, 0, timing: Timing.EndOnly)));

        Assert.Equal(["GET svc/a → GET up/x 2 3 2 Nesting"], inspection.Leads.Select(Told));
    }

    [Fact]
    public void A_call_within_two_inbound_calls_is_claimed_by_none_and_said()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0, 100), Calls.Inbound("http://svc/b", 0, 100), Calls.Outbound("http://up/x", 10, 10)));

        Assert.Empty(inspection.Leads);
        Assert.Contains(inspection.TimingNotes, note => note.StartsWith("Outbound calls in the time of several inbound calls at once, without a trace id: 1;"));
    }

    [Fact]
    public void A_short_inbound_call_does_not_hide_the_long_one_before_it() =>
        Assert.Equal(["GET svc/long → GET up/x 1 1 1 Nesting"], Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/long", 0, 100),
            Calls.Inbound("http://svc/short", 10, 10),
            Calls.Outbound("http://up/x", 50, 10))).Leads.Select(Told));

    [Fact]
    public void A_call_of_another_trace_is_not_claimed_by_its_time() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0, 100) with { TraceId = "one" },
            Calls.Outbound("http://up/x", 10, 10) with { TraceId = "two" })).Leads);

    [Fact]
    public void A_call_that_outlasts_the_inbound_call_is_not_claimed() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Calls.Inbound("http://svc/a", 0, 100), Calls.Outbound("http://up/x", 90, 20))).Leads);

    [Fact]
    public void A_stamp_just_behind_an_end_that_was_cut_to_milliseconds_is_within() =>
        Assert.Single(Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0.688, 71), Calls.Outbound("http://up/x", 71.706, 0, timing: Timing.EndOnly))).Leads);

    [Fact]
    public void A_trace_that_the_service_shares_with_itself_is_settled_by_time()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/outer", 0, 300) with { TraceId = "one" },
            Calls.Inbound("http://svc/inner", 400, 50) with { TraceId = "one" },
            Calls.Outbound("http://up/x", 410, 10) with { TraceId = "one" }));

        Assert.Equal(["GET svc/inner → GET up/x 1 1 1 Trace"], inspection.Leads.Select(Told));
    }

    private static string Told(Lead lead) =>
        $"{lead.Inbound} → {lead.Outbound} {lead.Inbounds} {lead.Calls} {lead.LargestPerInbound} {lead.Basis}";
}
