using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

public sealed class KindMismatchTests
{
    [Theory]
    [InlineData("int", "number", "a number that is not whole")]
    [InlineData("int?", "number", "a number that is not whole")]
    [InlineData("short", "integer-64", "a number of 64 bits")]
    [InlineData("string", "integer", "a number")]
    [InlineData("string", "boolean", "true or false")]
    [InlineData("bool", "string", "a text")]
    [InlineData("decimal", "string", "a text")]
    [InlineData("Guid", "string", "a text")]
    [InlineData("DateTime", "date-time", "a time with an offset")]
    [InlineData("DateTimeOffset", "local-date-time", "a time without offset")]
    [InlineData("DateTimeOffset", "integer", "a number")]
    [InlineData("DateOnly", "date-time", "a time with an offset")]
    [InlineData("string", "object", "an object")]
    [InlineData("Part", "array", "a list")]
    [InlineData("List<Part>", "object", "an object")]
    [InlineData("Part[]", "string", "a text")]
    [InlineData("Dictionary<string, int>", "array", "a list")]
    public Task A_value_that_the_type_does_not_take_is_reported(string type, string kind, string seen) =>
        Orders.Member<KindMismatch>($"{type} [|Value|]", kind).IsReported(
            $"'Value' of Order is {type}, the wire had {seen} in 118 of 118 answers of GET shop.example.com/orders/{{id}}");

    [Theory]
    [InlineData("long", "integer-64")]
    [InlineData("uint", "integer-64")]
    [InlineData("int", "integer")]
    [InlineData("int?", "null")]
    [InlineData("decimal", "integer")]
    [InlineData("double", "number")]
    [InlineData("int", "number-text")]
    [InlineData("string", "uuid")]
    [InlineData("string", "date-time")]
    [InlineData("Guid", "uuid")]
    [InlineData("DateTimeOffset", "date-time")]
    [InlineData("DateTime", "local-date-time")]
    [InlineData("DateOnly", "date")]
    [InlineData("State", "integer")]
    [InlineData("State", "string")]
    [InlineData("byte[]", "string")]
    [InlineData("Uri", "string")]
    [InlineData("TimeSpan", "string")]
    [InlineData("object", "array")]
    [InlineData("JsonElement", "object")]
    [InlineData("List<Part>", "array")]
    [InlineData("Dictionary<string, string>", "object")]
    public Task A_value_that_the_type_takes_is_silent(string type, string kind) => Orders.Member<KindMismatch>($"{type} Value", kind).IsSilent();

    [Theory]
    [InlineData("[property: JsonConverter(typeof(JsonStringEnumConverter))] int Value")]
    [InlineData("[property: JsonIgnore] int Value")]
    public Task What_a_converter_reads_or_nothing_reads_is_silent(string member) => Orders.Member<KindMismatch>(member, "number").IsSilent();

    [Fact]
    public Task One_value_of_many_is_enough() =>
        Orders.Member<KindMismatch>("int [|Value|]", "integer 110", "number 8").IsReported(
            "'Value' of Order is int, the wire had a number that is not whole in 8 of 118 answers of GET shop.example.com/orders/{id}");

    [Fact]
    public Task The_values_of_a_list_count() =>
        Orders.Read<KindMismatch>("public sealed record Order(List<int> [|Value|], string Sku);", "$.value array", "$.value[*] string 200").IsReported(
            "'Value' of Order is List<int>, the wire had a text in 200 of 200 values at $.value[*] in answers of GET shop.example.com/orders/{id}");

    [Fact]
    public Task A_number_as_text_is_reported_where_the_serializer_has_no_options() =>
        Verify.Rule<KindMismatch>().Facts(WireLines.Of("out GET shop.example.com/orders/{id}", 8, "$.Value number-text", "$.Sku string")).Source("""
            using System.Text.Json;

            public sealed record Order(int [|Value|], string Sku);

            public static class Reader
            {
                public static Order? Read(string text) => JsonSerializer.Deserialize<Order>(text);
            }
            """).IsReported("'Value' of Order is int, the wire had a number as text in 8 of 8 answers of GET shop.example.com/orders/{id}");

    [Fact]
    public Task Newtonsoft_turns_numbers_and_texts_into_each_other() =>
        Verify.Rule<KindMismatch>().WithNewtonsoft().Facts(WireLines.Of("out GET shop.example.com/orders/{id}", 8, "$.Value integer", "$.Count number-text", "$.Sku object")).Source("""
            using Newtonsoft.Json;

            public sealed record Order(string Value, int Count, string [|Sku|]);

            public static class Reader
            {
                public static Order? Read(string text) => JsonConvert.DeserializeObject<Order>(text);
            }
            """).IsReported();

    [Fact]
    public Task Objects_that_agree_alike_and_are_of_two_kinds_leave_it_silent() =>
        Verify.Rule<KindMismatch>()
            .Facts([.. WireLines.Of("out GET a.example.com/first", 8, "$.value integer", "$.sku string"), .. WireLines.Of("out GET b.example.com/second", 8, "$.value string", "$.sku string")])
            .Source("""
                using System.Text.Json;

                public sealed record Order(int Value, string Sku);

                public static class Reader
                {
                    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

                    public static Order? Read(string text) => JsonSerializer.Deserialize<Order>(text, Options);
                }
                """).IsSilent();

    [Fact]
    public Task A_setter_of_the_user_s_is_left_alone() =>
        Orders.Read<KindMismatch>("public sealed class Order { private int _value; public int Value { get => _value; set => _value = value; } public string? Sku { get; set; } }", "$.value number").IsSilent();
}
