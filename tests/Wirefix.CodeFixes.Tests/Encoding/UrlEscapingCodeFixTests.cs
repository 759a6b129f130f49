using Wirefix.Analyzers.Encoding;
using Wirefix.CodeFixes.Encoding;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Encoding;

public sealed class UrlEscapingCodeFixTests
{
    [Theory]
    [InlineData("http.GetAsync($\"/users/{[|name|]}\")", "http.GetAsync($\"/users/{Uri.EscapeDataString(name)}\")")]
    [InlineData("http.GetAsync(\"/users/\" + [|name|] + \"/x\")", "http.GetAsync(\"/users/\" + Uri.EscapeDataString(name) + \"/x\")")]
    [InlineData("http.GetAsync(\"/users/\" + ([|maybe ?? name|]))", "http.GetAsync(\"/users/\" + Uri.EscapeDataString(maybe ?? name))")]
    [InlineData("http.GetAsync($\"/users/{[|maybe|]}\")", "http.GetAsync($\"/users/{Uri.EscapeDataString(maybe ?? \"\")}\")")]
    [InlineData("http.GetAsync($\"/users/{([|n > 1 ? name : \"me\"|])}\")", "http.GetAsync($\"/users/{Uri.EscapeDataString(n > 1 ? name : \"me\")}\")")]
    [InlineData("http.GetAsync($\"/users/{([|n > 1 ? maybe : \"me\"|])}\")", "http.GetAsync($\"/users/{Uri.EscapeDataString((n > 1 ? maybe : \"me\") ?? \"\")}\")")]
    [InlineData(
        "http.GetAsync($\"/users/{[|name|]}/files/{[|maybe?.Trim()|]}\" /* all */)",
        "http.GetAsync($\"/users/{Uri.EscapeDataString(name)}/files/{Uri.EscapeDataString(maybe?.Trim() ?? \"\")}\" /* all */)")]
    [InlineData("http.GetAsync($\"/users/{[|WebUtility.UrlEncode(name)|]}\")", "http.GetAsync($\"/users/{Uri.EscapeDataString(name)}\")")]
    public Task A_value_is_escaped_where_it_stands(string before, string after) => In(before).Becomes<UrlEscapingCodeFix>(Text(after));

    [Theory]
    [InlineData("[|Uri.EscapeDataString(Uri.EscapeDataString(name))|]", "Uri.EscapeDataString(name)")]
    [InlineData("[|Uri.EscapeDataString([|Uri.EscapeDataString(Uri.EscapeDataString(name))|])|]", "Uri.EscapeDataString(name)")]
    [InlineData("[|Uri.UnescapeDataString(Uri.UnescapeDataString(name))|].Length", "Uri.UnescapeDataString(name).Length")]
    [InlineData("QueryHelpers.AddQueryString(\"/a\", \"q\", [|Uri.EscapeDataString(name)|])", "QueryHelpers.AddQueryString(\"/a\", \"q\", name)")]
    [InlineData("QueryHelpers.AddQueryString(\"/a\", \"q\", [|Uri.EscapeDataString(name + n)|])", "QueryHelpers.AddQueryString(\"/a\", \"q\", name + n)")]
    [InlineData("[|WebUtility.UrlDecode(request.Query[\"q\"])|]", "(string?)request.Query[\"q\"]")]
    [InlineData("[|WebUtility.UrlDecode(request.Query[\"q\"])|]?.Length", "((string?)request.Query[\"q\"])?.Length")]
    public Task A_call_too_much_is_taken_away(string before, string after) => In($"Is({before})").Becomes<UrlEscapingCodeFix>(Text($"Is({after})"));

    [Fact]
    public Task A_statement_that_only_decodes_is_taken_away() => Verify.Rule<UrlEscaping>().Source("""
        using Microsoft.AspNetCore.Mvc;

        public sealed class UsersController : ControllerBase
        {
            public string Find([FromQuery] string name)
            {
                name = [|Uri.UnescapeDataString(name)|];
                return name;
            }
        }
        """).Becomes<UrlEscapingCodeFix>("""
        using Microsoft.AspNetCore.Mvc;

        public sealed class UsersController : ControllerBase
        {
            public string Find([FromQuery] string name)
            {
                return name;
            }
        }
        """);

    [Theory]
    [InlineData("Is([|Uri.EscapeDataString(/* once */ Uri.EscapeDataString(name))|])")]
    [InlineData("Is([|WebUtility.UrlDecode(request.RouteValues[\"q\"]?.ToString())|])")]
    [InlineData("http.GetAsync($\"/users/{[|WebUtility.UrlEncode(maybe)|]}\")")]
    public Task What_cannot_be_known_to_be_safe_is_left_alone(string call) => In(call).HasNo<UrlEscapingCodeFix>();

    [Fact]
    public Task A_local_that_is_escaped_for_a_builder_is_left_alone() =>
        In("Is(n);\n        var escaped = Uri.EscapeDataString(name);\n        await Is(QueryHelpers.AddQueryString(\"/a\", \"q\", [|escaped|]))")
            .HasNo<UrlEscapingCodeFix>();

    [Fact]
    public Task Another_Uri_in_scope_is_told_from_the_framework_s() => Verify.Rule<UrlEscaping>().Source("""
        public sealed class Client(HttpClient http)
        {
            public string Uri => "";

            public Task Run(string name) => http.GetAsync($"/users/{[|name|]}");
        }
        """).Becomes<UrlEscapingCodeFix>("""
        public sealed class Client(HttpClient http)
        {
            public string Uri => "";

            public Task Run(string name) => http.GetAsync($"/users/{System.Uri.EscapeDataString(name)}");
        }
        """);

    [Fact]
    public Task Null_stays_nothing_in_code_without_nullable_annotations() => Verify.Rule<UrlEscaping>().Source("""
        #nullable disable
        public sealed class Client(HttpClient http)
        {
            public Task Run(string name) => http.GetAsync("/users/" + [|name|]);
        }
        """).Becomes<UrlEscapingCodeFix>("""
        #nullable disable
        public sealed class Client(HttpClient http)
        {
            public Task Run(string name) => http.GetAsync("/users/" + Uri.EscapeDataString(name ?? ""));
        }
        """);

    private static RuleCase<UrlEscaping> In(string call) => Verify.Rule<UrlEscaping>().Source(Text(call));

    private static string Text(string call) => $$"""
        using System.Net;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.WebUtilities;

        public sealed class Client(HttpClient http)
        {
            public async Task Run(string name, string? maybe, int n, HttpRequest request)
            {
                await {{call}};
                Console.WriteLine((name, maybe, n, request, http, WebUtility.HtmlEncode(name), QueryHelpers.ParseQuery(name)));
            }

            private static Task Is(object? value) => Task.FromResult(value);
        }
        """;
}
