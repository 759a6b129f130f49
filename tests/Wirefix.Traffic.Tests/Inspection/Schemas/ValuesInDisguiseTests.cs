using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Traffic.Tests.Inspection.Schemas;

/// <summary>Values that are the same ones under another look: an object as a text of its JSON, a field by the name of a new version.</summary>
public class ValuesInDisguiseTests
{
    private const string Object = """{"code":"YAW","wind":{"ms":3}}""";

    [Fact]
    public void An_object_that_some_messages_hold_as_a_text_of_its_JSON_was_serialised_twice()
    {
        var drift = Assert.IsType<KindDrift>(Assert.Single(Found(40, call => $$"""{"payload":{{(call % 2 == 0 ? AsText(Object) : Object)}}}""")));

        Assert.Equal(("$.payload", "is of kind object", "is a text of its JSON"), (drift.Change.Path, drift.Change.Before.What, drift.Change.After.What));
        Assert.Equal((20, 20), (drift.Change.Before.Count, drift.Change.After.Count));
        Assert.True(drift.Score >= Finding.HighScore);
    }

    [Fact]
    public void A_list_is_told_as_an_object_is() =>
        Assert.Equal("$.rows", Assert.Single(Found(40, call => $$"""{"rows":{{(call % 4 == 0 ? AsText("[1,2]") : "[1,2,3]")}}}""")).Change.Path);

    [Fact]
    public void Where_most_are_texts_the_others_are_not_called_usual() =>
        Assert.StartsWith("otherwise: ", Assert.Single(Found(40, call => $$"""{"payload":{{(call % 4 > 0 ? AsText(Object) : Object)}}}""")).Proof[0]);

    [Fact]
    public void A_field_that_is_always_a_text_of_JSON_is_meant_so() => Assert.Empty(Found(40, _ => $$"""{"payload":{{AsText(Object)}}}"""));

    [Theory]
    [InlineData("YAW")]
    [InlineData("{\"theme\":\"dark\",\"size\":3}")]
    [InlineData("{not json")]
    public void A_text_that_is_no_such_object_s_is_a_value_of_its_own(string text) =>
        Assert.Empty(Found(40, call => $$"""{"value":{{(call % 2 == 0 ? AsText(call % 4 == 0 ? text : text + " ") : Object)}}}"""));

    [Fact]
    public void A_name_of_a_new_version_beside_the_old_one_is_a_rename()
    {
        var drift = Assert.IsType<RenamedField>(Assert.Single(Found(66, call => Session(call > 24 && call % 2 == 0 ? "licencePlate" : "plate", call))));

        Assert.Equal(("$.plate", "$.licencePlate", DriftBasis.Onset), (drift.Change.Before.What, drift.Change.After.What, drift.Change.Basis));
        Assert.Equal((46, 20), (drift.Change.Before.Count, drift.Change.After.Count));
        Assert.InRange(drift.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void Alternatives_from_the_beginning_on_are_no_versions() =>
        Assert.Empty(Found(66, call => Session(call % 3 == 0 ? "licencePlate" : "plate", call)));

    [Theory]
    [InlineData("customerId", "supplierId")]
    [InlineData("id", "parentId")]
    public void Names_that_have_nothing_in_common_but_that_they_name_are_no_versions(string before, string after) =>
        Assert.Empty(Found(66, call => Session(call > 24 && call % 2 == 0 ? after : before, call)));

    [Fact]
    public void A_field_that_comes_beside_the_other_is_a_field_more() =>
        Assert.Empty(Found(66, call => call > 24 && call % 2 == 0 ? $$"""{"plate":"ZH {{call}}0","licencePlate":"ZH {{call}}0"}""" : Session("plate", call)));

    private static string Session(string name, int call) => $$"""{"{{name}}":"ZH {{100_000 + (call * 7)}}","level":-{{1 + (call % 3)}}}""";

    private static string AsText(string json) => System.Text.Json.JsonSerializer.Serialize(json);

    private static SchemaFinding[] Found(int count, Func<int, string> body) =>
        Requests.Found<SchemaFinding>(Enumerable.Range(0, count).Select(call => Calls.Inbound("http://svc/orders", call * 100, 10).WithBody(body(call))));
}
