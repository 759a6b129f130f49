using Wirefix.Analyzers.Contracts;

namespace Wirefix.Analyzers.Tests.Contracts;

public sealed class UnexpectedNullTests
{
    private const string Endpoint = "GET shop.example.com/orders/{id}";

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("DateTimeOffset")]
    [InlineData("List<int>")]
    [InlineData("Part")]
    public Task A_null_is_reported(string type) =>
        Orders.Member<UnexpectedNull>($"{type} [|Value|]", "null 12", "string 106").IsReported(
            $"'Value' of Order is not nullable, the wire had it null in 12 of 118 answers of {Endpoint}");

    [Fact]
    public Task An_absence_is_reported() =>
        Orders.Member<UnexpectedNull>("string [|Value|]", "string 100").IsReported($"'Value' of Order is not nullable, the wire left it out of 18 of 118 answers of {Endpoint}");

    [Fact]
    public Task Both_are_told_together() =>
        Orders.Member<UnexpectedNull>("string [|Value|]", "string 100", "null 3").IsReported(
            $"'Value' of Order is not nullable, the wire had it null in 3 and left it out of 15 of 118 answers of {Endpoint}");

    [Theory]
    [InlineData("public required int [|Value|] { get; init; }")]
    [InlineData("public required string [|Value|] { get; init; } = \"\";")]
    [InlineData("[JsonRequired] public int [|Value|] { get; set; }")]
    [InlineData("public string [|Value|] { get; set; } = null!;")]
    [InlineData("public string [|Value|] { get; set; } = default!;")]
    public Task An_absence_that_fails_or_leaves_null_behind_is_reported(string member) => In(member, "$.value string 100").IsReported();

    [Theory]
    [InlineData("public int Value { get; set; }")]
    [InlineData("public string Value { get; set; } = \"\";")]
    [InlineData("public List<int> Value { get; set; } = [];")]
    [InlineData("public string? Value { get; set; }")]
    [InlineData("public int? Value { get; set; }")]
    public Task An_absence_that_leaves_a_value_is_silent(string member) => In(member, "$.value string 100").IsSilent();

    [Theory]
    [InlineData("public string? Value { get; set; }")]
    [InlineData("public int? Value { get; set; }")]
    [InlineData("private string _value = \"\"; public string Value { get => _value; set => _value = value ?? \"\"; }")]
    [InlineData("[JsonIgnore] public string Value { get; set; } = \"\";")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public State Value { get; set; }")]
    [InlineData("public JsonElement? Value { get; set; }")]
    public Task A_null_that_is_expected_is_silent(string member) => In(member, "$.value null").IsSilent();

    [Fact]
    public Task A_null_replaces_a_default() => In("public string [|Value|] { get; set; } = \"\";", "$.value null 4", "$.value string 114").IsReported();

    [Fact]
    public Task Code_without_nullable_annotations_is_silent_of_references() =>
        Orders.Read<UnexpectedNull>("#nullable disable\npublic sealed class Order { public string Value { get; set; } public string Sku { get; set; } }", "$.value null").IsSilent();

    [Fact]
    public Task A_field_that_is_always_there_is_silent() => In("public string Value { get; set; } = null!;", "$.value string").IsSilent();

    private static Wirefix.Testing.RuleCase<UnexpectedNull> In(string member, params string[] fields) =>
        Orders.Read<UnexpectedNull>($"public enum State {{ Open }}\npublic sealed class Order\n{{\n    {member}\n    public string? Sku {{ get; set; }}\n}}", fields);
}
