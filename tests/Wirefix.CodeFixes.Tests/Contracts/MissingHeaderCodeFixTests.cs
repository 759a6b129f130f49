using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Contracts;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Contracts;

public sealed class MissingHeaderCodeFixTests
{
    [Theory]
    [InlineData("string tenant", "Add(\"X-Tenant\", tenant)")]
    [InlineData("string xTenant", "Add(\"X-Tenant\", xTenant)")]
    [InlineData("Microsoft.AspNetCore.Http.HttpRequest incoming", "TryAddWithoutValidation(\"X-Tenant\", incoming.Headers[\"x-tenant\"].ToString())")]
    [InlineData("Microsoft.AspNetCore.Http.HttpContext context", "TryAddWithoutValidation(\"X-Tenant\", context.Request.Headers[\"x-tenant\"].ToString())")]
    public Task The_header_is_set_from_the_value_at_hand(string parameter, string setting) =>
        Case(In(parameter, "[|SendAsync|]")).Becomes<MissingHeaderCodeFix>(In(parameter, "SendAsync", $"\n        request.Headers.{setting};"));

    [Theory]
    [InlineData("string order")]
    [InlineData("string? tenant")]
    [InlineData("int tenant")]
    public Task Nothing_is_set_without_a_value(string parameter) => Case(In(parameter, "[|SendAsync|]")).HasNo<MissingHeaderCodeFix>();

    [Fact]
    public Task A_call_without_a_message_is_left_alone() => Case("""
        public class Orders(HttpClient http)
        {
            public Task<string> FetchAsync(string id, string tenant) => http.[|GetStringAsync|]($"/orders/{id}");
        }
        """).HasNo<MissingHeaderCodeFix>();

    [Fact]
    public Task Several_calls_of_a_file_are_fixed_at_once() =>
        Case(In("string tenant", "[|SendAsync|]") + In("string tenant", "[|SendAsync|]").Replace("Orders", "Carts", StringComparison.Ordinal)).Becomes<MissingHeaderCodeFix>(
            In("string tenant", "SendAsync", "\n        request.Headers.Add(\"X-Tenant\", tenant);")
            + In("string tenant", "SendAsync", "\n        request.Headers.Add(\"X-Tenant\", tenant);").Replace("Orders", "Carts", StringComparison.Ordinal));

    private static RuleCase<MissingHeader> Case(string source) => Verify.Rule<MissingHeader>().Source(source).Facts(
        "out GET api.example.com/orders/{id} request 200 header x-tenant 112",
        "out GET api.example.com/orders/{id} status 200 112",
        "out GET api.example.com/orders/{id} status 403 9");

    private static string In(string parameter, string send, string setting = "") => $$"""
        public class Orders(HttpClient http)
        {
            public async Task<bool> FetchAsync(string id, {{parameter}})
            {
                // One order.
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}"); // by its id{{setting}}
                using var answer = await http.{{send}}(request);
                return answer.IsSuccessStatusCode;
            }
        }

        """;
}
