using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Traffic.Tests.Inspection.Schemas;

/// <summary>Names and tokens that a new version spells in another way.</summary>
public class SpellingsTests
{
    [Fact]
    public void Fields_that_are_renamed_in_the_same_messages_are_one_finding()
    {
        var renamed = Assert.IsType<RenamedField>(Single(Answers(40, call => call < 20
            ? $$"""{"first_name":"Ann{{call}}","joined_on":"2026-01-{{call % 20 + 10}}","fee_paid":{{(call % 3 == 0 ? "true" : "false")}}}"""
            : $$"""{"firstName":"Ann{{call}}","joinedOn":"2026-01-{{call % 20 + 10}}","feePaid":{{(call % 3 == 0 ? "true" : "false")}}}""")));

        Assert.Equal((DriftBasis.Onset, 20, 20), (renamed.Change.Basis, renamed.Change.Before.Count, renamed.Change.After.Count));
        Assert.EndsWith("and 2 more in the same messages", renamed.Title);
        Assert.Equal(
            ["$.fee_paid → $.feePaid", "$.first_name → $.firstName", "$.joined_on → $.joinedOn"],
            renamed.Together.Prepend(renamed.Change).Select(change => $"{change.Before.What} → {change.After.What}").Order());
        Assert.All(new[] { "first_name", "joined_on", "fee_paid" }, name => Assert.Contains(name, string.Join('\n', renamed.Proof)));
    }

    [Fact]
    public void Tokens_that_are_all_written_otherwise_from_a_moment_on_are_unknown()
    {
        string[] states = ["IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"];
        string Now(int call) => states[call % 3].ToLowerInvariant().Replace('_', '-');

        var drift = Assert.IsType<UnknownToken>(Single(Answers(40, call => $$"""{"state":"{{(call < 22 ? states[call % 3] : Now(call))}}"}""")));

        Assert.Equal((DriftBasis.Onset, 22, 18), (drift.Change.Basis, drift.Change.Before.Count, drift.Change.After.Count));
        Assert.Contains("out-for-delivery", drift.Title);
        Assert.Empty(Inspector.Inspect(Answers(40, call => $$"""{"state":"{{(call % 2 == 0 ? states[call % 3] : Now(call))}}"}""")).Findings);
    }

    private static Snapshot Answers(int count, Func<int, string> body) =>
        Calls.Snapshot(Enumerable.Range(0, count).Select(call => Calls.Inbound("http://svc/orders", call * 100, 10).WithBody(body(call))));

    private static SchemaFinding Single(Snapshot snapshot) =>
        Assert.IsType<SchemaFinding>(Assert.Single(Inspector.Inspect(snapshot).Findings), exactMatch: false);
}
