using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

public sealed class UnknownTokenTests
{
    private const string Endpoint = "GET shop.example.com/orders/{id}";
    private const string Converter = "[JsonConverter(typeof(JsonStringEnumConverter))] ";

    private static readonly string[] Words = ["$.state string", "$.state token open 100", "$.state token on_hold 18"];

    [Fact]
    public Task A_word_that_the_enum_lacks_is_reported_on_the_enum() =>
        Case(Converter + "public enum [|State|] { Open, Shipped }", Words).IsReported($"State has no member for 'on_hold', which the wire had in 18 of 118 answers of {Endpoint}");

    [Fact]
    public Task A_name_that_only_a_policy_would_give_is_reported_where_none_is_in_force() => Case(Converter + "public enum [|State|] { Open, OnHold }", Words).IsReported();

    [Theory]
    [InlineData("public enum State { Open, [JsonStringEnumMemberName(\"on_hold\")] Held }")]
    [InlineData("public enum State { Open, On_Hold }")]
    [InlineData("[Flags] public enum State { Open = 1, Shipped = 2 }")]
    public Task A_word_that_the_enum_has_is_silent(string type) => Case(Converter + type, Words).IsSilent();

    [Fact]
    public Task A_converter_of_the_user_s_reads_what_it_likes() =>
        Case("[JsonConverter(typeof(Own))] public enum State { Open } public abstract class Own : JsonConverter<State>;", Words).IsSilent();

    [Fact]
    public Task Two_types_that_hold_the_enum_report_a_word_once() =>
        Orders.Read<UnknownToken>(
            $"public sealed record Order(State State, string Sku, Part Part);\npublic sealed record Part(State State);\n{Converter}public enum [|State|] {{ Open }}",
            [.. Words, "$.part object", "$.part.state string", "$.part.state token on_hold"]).IsReported();

    [Fact]
    public Task The_words_of_a_list_count() =>
        Orders.Read<UnknownToken>(
            $"public sealed record Order(List<State> States, string Sku);\n{Converter}public enum [|State|] {{ Open }}",
            "$.states array", "$.states[*] string 200", "$.states[*] token open 150", "$.states[*] token lost 50")
            .IsReported($"State has no member for 'lost', which the wire had in 50 of 200 values at $.states[*] in answers of {Endpoint}");

    [Theory]
    [InlineData("State")]
    [InlineData("State?")]
    public Task Texts_without_a_converter_are_reported_on_the_member(string type) =>
        Orders.Read<UnknownToken>($"public sealed record Order({type} [|State|], string Sku);\npublic enum State {{ Open }}", Words)
            .IsReported($"'State' of Order is an enum without a string converter, the wire had a text in 118 of 118 answers of {Endpoint}");

    [Theory]
    [InlineData("public sealed record Order([property: JsonConverter(typeof(JsonStringEnumConverter))] State State, string Sku); public enum State { Open, [JsonStringEnumMemberName(\"on_hold\")] Held }")]
    [InlineData("public sealed record Order(string State, string Sku);")]
    public Task Texts_that_something_reads_are_silent(string types) => Orders.Read<UnknownToken>(types, Words).IsSilent();

    [Fact]
    public Task Numbers_are_silent() => Orders.Read<UnknownToken>("public sealed record Order(State State, string Sku); public enum State { Open }", "$.state integer").IsSilent();

    [Fact]
    public Task Options_with_a_converter_are_seen() =>
        Verify.Rule<UnknownToken>().Facts(WireLines.Of("out " + Endpoint, 118, [.. Words, "$.sku string"])).Source("""
            using System.Net.Http.Json;
            using System.Text.Json;
            using System.Text.Json.Serialization;

            public sealed record Order(State State, string Sku);

            public enum State { Open, OnHold }

            public sealed class Shop(HttpClient http)
            {
                private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

                public Task<Order?> GetAsync(int id) => http.GetFromJsonAsync<Order>($"orders/{id}", Options);
            }
            """).IsSilent();

    [Theory]
    [InlineData("new JsonSerializerOptions { PropertyNameCaseInsensitive = true }", "Options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));")]
    [InlineData("new JsonSerializerOptions(Shared) { PropertyNameCaseInsensitive = true }", "")]
    public Task Options_that_are_set_up_elsewhere_say_nothing(string made, string later) =>
        Verify.Rule<UnknownToken>().Facts(WireLines.Of("out " + Endpoint, 118, [.. Words, "$.sku string"])).Source($$"""
            using System.Net.Http.Json;
            using System.Text.Json;
            using System.Text.Json.Serialization;

            public sealed record Order(State State, string Sku);

            public enum State { Open, OnHold }

            public sealed class Shop(HttpClient http)
            {
                private static readonly JsonSerializerOptions Shared = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };
                private static readonly JsonSerializerOptions Options = {{made}};

                static Shop() { {{later}} }

                public Task<Order?> GetAsync(int id) => http.GetFromJsonAsync<Order>($"orders/{id}", Options);

                public Task<string?> GetTextAsync(int id) => http.GetFromJsonAsync<string>($"texts/{id}", Shared);
            }
            """).IsSilent();

    [Fact]
    public Task System_Text_Json_does_not_look_at_EnumMember() =>
        Case("[JsonConverter(typeof(JsonStringEnumConverter))] public enum [|State|] { Open, [System.Runtime.Serialization.EnumMember(Value = \"on_hold\")] OnHold }", Words).IsReported();

    [Fact]
    public Task Newtonsoft_reads_names_by_itself() =>
        Verify.Rule<UnknownToken>().WithNewtonsoft().Facts(WireLines.Of("out " + Endpoint, 118, [.. Words, "$.sku string"])).Source("""
            using System.Runtime.Serialization;
            using Newtonsoft.Json;

            public sealed record Order(State State, string Sku);

            public enum State { Open, [EnumMember(Value = "on_hold")] OnHold }

            public static class Reader
            {
                public static Order? Read(string text) => JsonConvert.DeserializeObject<Order>(text);
            }
            """).IsSilent();

    private static RuleCase<UnknownToken> Case(string type, string[] fields) =>
        Orders.Read<UnknownToken>("public sealed record Order(State State, string Sku);\n" + type, fields);
}
