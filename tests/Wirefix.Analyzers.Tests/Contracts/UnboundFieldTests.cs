using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

public sealed class UnboundFieldTests
{
    private const string Client = """
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        public sealed class CrmClient(HttpClient http)
        {
            public Task<CustomerDto?> GetAsync(int id) => http.GetFromJsonAsync<CustomerDto>($"customers/{id}");
        }

        """;

    private static readonly string[] Wire = WireLines.Of(
        "out GET crm.example.com/customers/{id}", 118, "$.clientId integer", "$.name string", "$.email string", "$.createdAt date-time");

    [Fact]
    public Task A_renamed_field_is_reported_with_what_the_wire_showed() =>
        Case("public sealed record CustomerDto(int [|CustomerId|], string Name, string Email, DateTimeOffset CreatedAt);").IsReported(
            "'customerId' of CustomerDto is never on the wire, 'clientId' is, in 118 of 118 answers of GET crm.example.com/customers/{id}");

    [Theory]
    [InlineData("public sealed class CustomerDto { public int [|CustomerId|] { get; set; } public string? Name { get; set; } public string? Email { get; init; } }")]
    [InlineData("public sealed class CustomerDto(int customerId, string name) { public int [|CustomerId|] { get; } = customerId; public string Name { get; } = name; }")]
    [InlineData("public sealed record CustomerDto { [JsonPropertyName(\"customer_id\")] public int [|Id|] { get; init; } public string? Name { get; init; } public string? Email { get; init; } }")]
    [InlineData("public sealed record CustomerDto { [JsonInclude] internal int [|CustomerId|] = 1; public string? Name { get; init; } }")]
    [InlineData("public record Named { public string? Name { get; init; } }\npublic sealed record CustomerDto : Named { public int [|CustomerId|] { get; init; } public string? Email { get; init; } }")]
    public Task Any_kind_of_type_that_is_read_counts(string type) => Case(type).IsReported();

    [Fact]
    public Task A_name_that_the_naming_policy_does_not_give_is_reported() =>
        Verify.Rule<UnboundField>()
            .Facts(WireLines.Of("out GET auth.example.com/token", 3, "$.access_token string", "$.scope string", "$.expires_in integer"))
            .Source("""
                using System.Net.Http.Json;

                public sealed record Token(string [|AccessToken|], string Scope, int [|ExpiresIn|]);

                public sealed class Auth(HttpClient http)
                {
                    public Task<Token?> GetAsync() => http.GetFromJsonAsync<Token>("https://auth.example.com/token");
                }
                """)
            .IsReported(
                "'accessToken' of Token is never on the wire, 'access_token' is, in 3 of 3 answers of GET auth.example.com/token",
                "'expiresIn' of Token is never on the wire, 'expires_in' is, in 3 of 3 answers of GET auth.example.com/token");

    [Fact]
    public Task A_serializer_without_options_reads_names_as_they_stand_in_the_code() =>
        Verify.Rule<UnboundField>().Facts(Wire).Source("""
            using System.Text.Json;

            public sealed record CustomerDto(int [|ClientId|], string [|Name|], string [|Email|], DateTimeOffset [|CreatedAt|]);

            public static class Reader
            {
                public static CustomerDto? Read(string text) => JsonSerializer.Deserialize<CustomerDto>(text);
            }
            """).IsReported();

    [Theory]
    [InlineData("new(JsonSerializerDefaults.Web)")]
    [InlineData("new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }")]
    [InlineData("new() { PropertyNameCaseInsensitive = true }")]
    [InlineData("Make()")]
    [InlineData("new()")]
    public Task Options_that_read_the_names_or_cannot_be_seen_leave_it_silent(string options) =>
        Verify.Rule<UnboundField>().Facts(Wire).Source($$"""
            using System.Text.Json;

            public sealed record CustomerDto(int ClientId, string Name, string Email, DateTimeOffset CreatedAt);

            public static class Reader
            {
                private static readonly JsonSerializerOptions Options = {{options}};

                public static CustomerDto? Read(string text) => JsonSerializer.Deserialize<CustomerDto>(text, Options);

                public static JsonSerializerOptions Make() => new(JsonSerializerDefaults.Web);
            }
            """).IsSilent();

    [Fact]
    public Task Options_with_another_policy_are_seen() =>
        Verify.Rule<UnboundField>().Facts(Wire).Source("""
            using System.Net.Http.Json;
            using System.Text.Json;

            public sealed record CustomerDto(int [|ClientId|], string Name, string Email, DateTimeOffset [|CreatedAt|]);

            public sealed class Reader(HttpClient http)
            {
                private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

                public Task<CustomerDto?> Read(int id) => http.GetFromJsonAsync<CustomerDto>($"/customers/{id}", Options);
            }
            """).IsReported();

    [Fact]
    public Task A_source_generated_context_says_the_policy() =>
        Verify.Rule<UnboundField>().Facts(Wire).Source("""
            using System.Text.Json;
            using System.Text.Json.Serialization;

            public sealed record CustomerDto(int [|ClientId|], string Name, string Email, DateTimeOffset [|CreatedAt|]);

            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
            [JsonSerializable(typeof(CustomerDto))]
            public partial class CrmContext(JsonSerializerOptions options) : JsonSerializerContext(options)
            {
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """).IsReported();

    [Fact]
    public Task A_type_that_another_one_holds_is_bound_by_its_place() =>
        Verify.Rule<UnboundField>()
            .Facts(WireLines.Of(
                "out GET shop.example.com/orders/{id}", 20, "$.id integer", "$.lines array", "$.lines[*] object 40", "$.lines[*].sku string 40", "$.lines[*].quantity integer 38"))
            .Source("""
                using System.Net.Http.Json;

                public sealed record Order(int Id, List<Line> Lines);

                public sealed record Line(string Sku, int [|Quantty|]);

                public sealed class Shop(HttpClient http)
                {
                    public Task<Order?> GetAsync(int id) => http.GetFromJsonAsync<Order>($"orders/{id}");
                }
                """)
            .IsReported("'quantty' of Line is never on the wire, 'quantity' is, in 38 of 40 objects at $.lines[*] in answers of GET shop.example.com/orders/{id}");

    [Theory]
    [InlineData("""
        app.MapPost("/orders", (OrderRequest order) => order.Sku);
        """)]
    [InlineData("""
        app.MapPost("/orders", Create);

        static string Create(OrderRequest order) => order.Sku;
        """)]
    public Task The_body_of_a_mapped_handler_is_read(string map) =>
        Verify.Rule<UnboundField>().AsApplication()
            .Facts(WireLines.Of("in POST /orders", 30, "$.sku string", "$.quantity integer", "$.customer string"))
            .Source($$"""
                using Microsoft.AspNetCore.Builder;

                var app = WebApplication.Create(args);
                {{map}}
                app.Run();

                public sealed record OrderRequest(string Sku, int Quantity, string [|CustomerName|]);
                """)
            .IsReported("'customerName' of OrderRequest is never on the wire, 'customer' is, in 30 of 30 requests of POST /orders");

    [Theory]
    [InlineData("{id}", "/api/orders/{id}")]
    [InlineData("/carts/{id}", "/carts/{id}")]
    [InlineData("~/carts/{id}", "/carts/{id}")]
    public Task The_body_of_an_action_is_read(string template, string route) =>
        Verify.Rule<UnboundField>()
            .Facts(WireLines.Of($"in PUT {route}", 30, "$.sku string", "$.quantity integer", "$.customer string"))
            .Source($$"""
                using Microsoft.AspNetCore.Mvc;

                public sealed record OrderRequest(string Sku, int Quantity, string [|CustomerName|]);

                [ApiController, Route("api/[controller]")]
                public sealed class OrdersController : ControllerBase
                {
                    [HttpPut("{{template}}")]
                    public IActionResult Change(int id, OrderRequest order) => Ok(order.Sku + id);
                }
                """)
            .IsReported();

    [Fact]
    public Task Newtonsoft_s_names_count() =>
        Verify.Rule<UnboundField>().WithNewtonsoft().Facts(Wire).Source("""
            using Newtonsoft.Json;

            public sealed class CustomerDto
            {
                [JsonProperty("customerId")] public int [|Id|] { get; set; }
                [JsonProperty(PropertyName = "name")] public string? FullName { get; set; }
                public string? Email { get; set; }
            }

            public static class Reader
            {
                public static CustomerDto? Read(string text) => JsonConvert.DeserializeObject<CustomerDto>(text);
            }
            """).IsReported();

    [Fact]
    public Task A_naming_strategy_of_the_type_counts() =>
        Verify.Rule<UnboundField>().WithNewtonsoft().Facts(Wire).Source("""
            using Newtonsoft.Json;
            using Newtonsoft.Json.Serialization;

            [JsonObject(NamingStrategyType = typeof(SnakeCaseNamingStrategy))]
            public sealed class CustomerDto
            {
                public int [|ClientId|] { get; set; }
                public string? Name { get; set; }
                public string? Email { get; set; }
            }
            """).IsReported();

    [Theory]
    [InlineData("int ClientId, string Name, string Email")]
    [InlineData("int ClientId, string Name, string? Nickname")]
    [InlineData("string Name, string Email")]
    [InlineData("string Name, string Email, string? ParentId")]
    [InlineData("string Name, string Email, DateTimeOffset CustomerId")]
    [InlineData("int Alpha, int Beta, int Gamma, int CustomerId, string Name")]
    public Task What_agrees_or_may_be_left_out_or_is_something_else_is_silent(string members) => Case($"public sealed record CustomerDto({members});").IsSilent();

    [Theory]
    [InlineData("public sealed record CustomerDto(int CustomerId, string Name) { [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; } }")]
    [InlineData("public sealed record CustomerDto(string Name, string Email) { [JsonIgnore] public int CustomerId { get; set; } }")]
    [InlineData("public sealed record CustomerDto(string Name, string Email) { public int CustomerId => Name.Length; }")]
    [InlineData("public sealed record CustomerDto(string Name, string Email) { public int CustomerId { get; private set; } }")]
    [InlineData("public sealed record CustomerDto(string Name, string Email) { public static int CustomerId { get; set; } }")]
    [InlineData("[JsonDerivedType(typeof(Big), \"big\")] public record CustomerDto(int CustomerId, string Name); public record Big(int CustomerId, string Name, int ClientId) : CustomerDto(CustomerId, Name);")]
    [InlineData("[JsonConverter(typeof(Own))] public sealed record CustomerDto(int CustomerId, string Name); public abstract class Own : JsonConverter<CustomerDto>;")]
    [InlineData("public sealed record CustomerDto(string Name, string Email, [property: JsonPropertyName(\"clientId\")] int CustomerId);")]
    public Task What_is_not_read_by_its_name_is_silent(string type) => Case(type).IsSilent();

    [Fact]
    public Task A_type_that_nothing_reads_is_silent() =>
        Verify.Rule<UnboundField>().Facts(Wire).Source("public sealed record CustomerDto(int CustomerId, string Name, string Email, DateTimeOffset CreatedAt);").IsSilent();

    [Fact]
    public Task A_type_that_is_only_written_is_silent() =>
        Verify.Rule<UnboundField>().Facts(Wire).Source("""
            using System.Text.Json.Serialization;
            using Microsoft.AspNetCore.Mvc;

            public sealed record CustomerDto(int CustomerId, [property: JsonPropertyName("name")] string Name, string Email);

            public sealed class CustomersController : ControllerBase
            {
                [HttpGet]
                public ActionResult<CustomerDto> Get() => new CustomerDto(1, "", "");
            }
            """).IsSilent();

    [Fact]
    public Task A_name_that_the_endpoint_carries_elsewhere_is_silent() =>
        Case("public sealed record CustomerDto(int CustomerId, string Name, string Email);", [.. Wire, "out GET crm.example.com/customers/{id} response 404 json $.customerId integer 1"]).IsSilent();

    [Fact]
    public Task Few_calls_show_no_absence() =>
        Case("public sealed record CustomerDto(int CustomerId, string Name, string Email);", WireLines.Of(
            "out GET crm.example.com/customers/{id}", 4, "$.clientId integer", "$.name string", "$.email string")).IsSilent();

    [Fact]
    public Task Two_members_that_one_field_could_be_are_silent() =>
        Case("public sealed record CustomerDto(int CustomerIdOld, int CustomerIdNew, string Name, string Email);", WireLines.Of(
            "out GET crm.example.com/customers/{id}", 40, "$.customerId integer", "$.name string", "$.email string")).IsSilent();

    [Fact]
    public Task Another_endpoint_s_objects_are_not_taken_for_these() =>
        Case("public sealed record CustomerDto(int CustomerId, string Name, string Email);", WireLines.Of(
            "out GET crm.example.com/suppliers/{id}/lines", 40, "$.sku string", "$.name string", "$.price number")).IsSilent();

    [Fact]
    public Task Without_facts_nothing_is_said() => Verify.Rule<UnboundField>().Source(Client + "public sealed record CustomerDto(int CustomerId, string Name);").IsSilent();

    private static RuleCase<UnboundField> Case(string type, string[]? facts = null) =>
        Verify.Rule<UnboundField>().Facts(facts ?? Wire).Source(Client + type);
}
