using Wirefix.Analyzers.Encoding;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Encoding;

public sealed class UrlEscapingTests
{
    [Theory]
    [InlineData("http.GetAsync($\"/users/{[|name|]}\")")]
    [InlineData("http.GetAsync($\"users/{[|name|]}/orders\")")]
    [InlineData("http.GetAsync($\"https://api.example.com/users/{[|name|]}?page={page}\")")]
    [InlineData("http.GetAsync($\"{baseUrl}/users/{[|name|]}\")")]
    [InlineData("http.GetAsync(\"/users/\" + [|name|] + \"/orders\")")]
    [InlineData("http.GetAsync(baseUrl + \"/search?q=\" + [|name|])")]
    [InlineData("http.GetAsync($\"/search?page={page}&q={[|name|]}\")")]
    [InlineData("http.GetAsync($\"{baseUrl}&q={[|name|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|name.Trim().ToLowerInvariant()|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|user.Email|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|maybe?.Email.Trim()|]}\")")]
    [InlineData("http.GetAsync($\"/login?returnTo={[|baseUrl|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|maybe?.Email|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|maybe?.Email ?? \"me\"|]}\")")]
    [InlineData("http.GetAsync($\"/users/{([|page > 1 ? name : \"me\"|])}\")")]
    [InlineData("http.GetAsync($\"/users/{[|name|]}/files/{[|user.Email|]}\")")]
    [InlineData("http.GetStringAsync(new Uri($\"https://api.example.com/users/{[|name|]}\"))")]
    [InlineData("http.GetStringAsync(new Uri($\"users/{[|name|]}\", UriKind.Relative))")]
    [InlineData("http.GetStringAsync(new Uri($\"{baseUrl}/users/{[|name|]}\"))")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $\"/users/{[|name|]}\"))")]
    [InlineData("http.PostAsync($\"/users/{[|name|]}\", null)")]
    [InlineData("http.GetFromJsonAsync<string>($\"/users/{[|name|]}\")")]
    [InlineData("http.PostAsJsonAsync($\"/users/{[|name|]}\", page)")]
    [InlineData("http.GetAsync(new UriBuilder(baseUrl) { Query = $\"q={[|name|]}\" }.Uri)")]
    [InlineData("http.GetAsync(new UriBuilder(baseUrl) { Path = $\"/users/{[|name|]}\" }.Uri)")]
    public Task A_text_in_a_path_or_query_is_reported(string call) => Calling(call).IsReported();

    [Theory]
    [InlineData("http.GetAsync(name)")]
    [InlineData("http.GetAsync($\"{name}/users\")")]
    [InlineData("http.GetAsync($\"https://{name}/users\")")]
    [InlineData("http.GetAsync($\"https://{name}.example.com/users\")")]
    [InlineData("http.GetAsync($\"/users/{page}/{user.Id}/{user.Key}/{user.Kind}/{page > 1}\")")]
    [InlineData("http.GetAsync($\"/users/{user.Since:yyyy-MM-dd}\")")]
    [InlineData("http.GetAsync($\"/users/{Known}/{Fixed}\")")]
    [InlineData("http.GetAsync($\"/users/{Uri.EscapeDataString(name)}\")")]
    [InlineData("http.GetAsync($\"/search?q={System.Net.WebUtility.UrlEncode(name)}\")")]
    [InlineData("http.GetAsync($\"/search?q={Escape(name)}\")")]
    [InlineData("http.GetAsync($\"/users/{escapedName}\")")]
    [InlineData("http.GetAsync($\"/api/{relativePath}\")")]
    [InlineData("http.GetAsync($\"/api/users?{queryString}\")")]
    [InlineData("http.GetAsync($\"/api/users?page={page}{queryString}\")")]
    [InlineData("http.GetAsync($\"/api/users?name={escapedName}\")")]
    [InlineData("http.GetAsync($\"/users/{userId}\")")]
    [InlineData("http.GetAsync($\"/users#{name}\")")]
    [InlineData("http.GetAsync($\"/users/{options.Tenant}\")")]
    [InlineData("http.GetAsync($\"/users/{_tenant}/{team}\")")]
    [InlineData("http.GetAsync(new Uri($\"file:///home/{name}/inbox\"))")]
    [InlineData("http.GetAsync(new Uri($\"urn:users:{name}/inbox\"))")]
    [InlineData("http.GetAsync(new Uri(name + \"/inbox\"))")]
    [InlineData("http.GetAsync($\"/users/{(page > 1 ? Uri.EscapeDataString(name) : \"me\")}\")")]
    [InlineData("http.GetAsync($\"/users/{Environment.MachineName}\")")]
    [InlineData("http.GetAsync($\"/users/{string.Join(',', name, name)}\")")]
    [InlineData("http.GetAsync($\"/users{relativePath}{name}\")")]
    [InlineData("Console.Out.WriteLineAsync($\"/users/{name}\")")]
    public Task Anything_else_is_not_reported(string call) => Calling(call).IsSilent();

    [Theory]
    [InlineData("var url = $\"/users/{[|name|]}\"; await http.GetAsync(url);")]
    [InlineData("var url = $\"/users/{[|name|]}\"; await http.GetAsync(url); await http.DeleteAsync(url);")]
    [InlineData("var trimmed = name.Trim(); await http.GetAsync($\"/users/{[|trimmed|]}\");")]
    [InlineData("foreach (var tag in name.Split(',')) await http.GetAsync($\"/tags/{[|tag|]}\");")]
    public Task A_local_is_followed(string statements) => Running(statements).IsReported();

    [Theory]
    [InlineData("var me = \"me\"; await http.GetAsync($\"/users/{me}\");")]
    [InlineData("var user1 = Uri.EscapeDataString(name); await http.GetAsync($\"/users/{user1}\");")]
    [InlineData("var suffixed = page > 1 ? $\"?page={page}\" : \"\"; await http.GetAsync($\"/users/{suffixed}\");")]
    [InlineData("var url = $\"/users/{name}\"; url = \"/me\"; await http.GetAsync(url);")]
    [InlineData("var text = $\"/users/{name}\"; Console.WriteLine(text); await http.GetAsync(\"/me\");")]
    public Task A_local_of_another_value_is_not_reported(string statements) => Running(statements).IsSilent();

    [Theory]
    [InlineData("Results.Redirect($\"/login?returnTo={[|name|]}\")")]
    [InlineData("TypedResults.Created($\"/users/{[|name|]}\")")]
    [InlineData("new Pages().Redirect($\"/login?returnTo={[|name|]}\")")]
    public Task A_redirect_or_a_location_is_reported(string result) => Verify.Rule<UrlEscaping>().Source($$"""
        using Microsoft.AspNetCore.Http;

        public sealed class Pages : Microsoft.AspNetCore.Mvc.ControllerBase;

        public static class Login
        {
            public static object To(string name) => {{result}};
        }
        """).IsReported();

    [Fact]
    public Task A_location_header_is_reported() => Verify.Rule<UrlEscaping>().Source("""
        public static class Login
        {
            public static void To(Microsoft.AspNetCore.Http.HttpResponse response, string name) => response.Headers.Location = $"/users/{[|name|]}";
        }
        """).IsReported();

    [Fact]
    public Task The_message_names_the_value_and_its_place() => Calling("http.GetAsync($\"/users/{[|name|]}?q={[|user.Email|]}\")").IsReported(
        "'name' stands unescaped in the path of a URL", "'user.Email' stands unescaped in the query of a URL");

    [Theory]
    [InlineData("http.GetAsync($\"{baseUrl}/users/{[|name|]}\")")]
    [InlineData("http.GetAsync($\"https://api.example.com/v1/users/{[|name|]}\")")]
    [InlineData("http.GetAsync($\"users/{[|name|]}?page={page}\")")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"/users/\" + [|name|]))")]
    public Task Facts_tell_what_came_of_it(string call) => Calling(call)
        .Facts(
            "out GET api.example.com/v1/users/{id} calls 118", "out GET api.example.com/v1/users/{id} status 200 106",
            "out GET api.example.com/v1/users/{id} status 404 12", "out POST api.example.com/v1/users/{id} calls 9",
            "out POST api.example.com/v1/users/{id} status 404 9")
        .IsReported("'name' stands unescaped in the path of a URL; the wire answered 404 to 12 of 118 calls of GET api.example.com/v1/users/{id}");

    [Theory]
    [InlineData("http.GetAsync($\"https://other.example.com/v1/users/{[|name|]}\")")]
    [InlineData("http.DeleteAsync($\"/users/{[|name|]}\")")]
    [InlineData("http.GetAsync($\"/groups/{[|name|]}\")")]
    public Task Facts_of_another_endpoint_say_nothing(string call) => Calling(call)
        .Facts("out GET api.example.com/v1/users/{id} calls 118", "out GET api.example.com/v1/users/{id} status 404 12")
        .IsReported("'name' stands unescaped in the path of a URL");

    [Fact]
    public Task An_identifier_is_reported_where_the_wire_shows_that_it_was_not_understood() => Calling("http.GetAsync($\"/users/{[|userId|]}\")")
        .Facts("out GET api.example.com/users/{id} calls 118", "out GET api.example.com/users/{id} status 400 12")
        .IsReported("'userId' stands unescaped in the path of a URL; the wire answered 400 to 12 of 118 calls of GET api.example.com/users/{id}");

    [Fact]
    public Task An_identifier_that_the_wire_understood_is_not_reported() => Calling("http.GetAsync($\"/users/{userId}\")")
        .Facts("out GET api.example.com/users/{id} calls 118", "out GET api.example.com/users/{id} status 200 118").IsSilent();

    [Theory]
    [InlineData("http.GetAsync($\"/users/{[|System.Net.WebUtility.UrlEncode(name)|]}\")")]
    [InlineData("http.GetAsync($\"/users/{[|System.Web.HttpUtility.UrlEncode(user.Email)|]}/orders\")")]
    public async Task A_form_s_escaping_in_a_path_is_reported(string call)
    {
        await Calling(call).IsReported();
        Assert.EndsWith("writes a blank as '+', which stays a plus in the path of a URL", Assert.Single(await Calling(call).Messages()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|Uri.EscapeDataString(Uri.EscapeDataString(name))|]")]
    [InlineData("[|System.Net.WebUtility.UrlEncode(Uri.EscapeDataString(name))|]")]
    [InlineData("[|System.Text.Encodings.Web.UrlEncoder.Default.Encode(Uri.EscapeDataString(name))|]")]
    [InlineData("[|Uri.UnescapeDataString(Uri.UnescapeDataString(name))|]")]
    [InlineData("[|System.Net.WebUtility.UrlDecode(Uri.UnescapeDataString(name))|]")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl, \"q\", [|Uri.EscapeDataString(name)|])")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl, new Dictionary<string, string?> { [\"q\"] = [|Uri.EscapeDataString(name)|] })")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl, new Dictionary<string, string?> { { \"q\", [|Uri.EscapeDataString(name)|] } })")]
    [InlineData("QueryString.Create(\"q\", [|Uri.EscapeDataString(name)|])")]
    [InlineData("new QueryString(\"?a=b\").Add(\"q\", [|System.Net.WebUtility.UrlEncode(name)|])")]
    [InlineData("new FormUrlEncodedContent([new(\"q\", [|Uri.EscapeDataString(name)|])])")]
    [InlineData("new FormUrlEncodedContent(new Dictionary<string, string> { [\"q\"] = [|Uri.EscapeDataString(name)|] })")]
    public Task A_value_that_is_escaped_or_decoded_twice_is_reported(string value) => Valued(value).IsReported();

    [Theory]
    [InlineData("Uri.EscapeDataString(name)")]
    [InlineData("Uri.EscapeDataString($\"/a?b={Uri.EscapeDataString(name)}\")")]
    [InlineData("Uri.EscapeDataString(Uri.UnescapeDataString(name))")]
    [InlineData("Uri.UnescapeDataString(name)")]
    [InlineData("Uri.EscapeDataString(System.Net.WebUtility.HtmlEncode(name)!)")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl, \"q\", name)")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl + Uri.EscapeDataString(name), \"q\", name)")]
    [InlineData("QueryHelpers.AddQueryString(baseUrl, \"returnTo\", \"/a?b=\" + Uri.EscapeDataString(name))")]
    [InlineData("new StringContent(Uri.EscapeDataString(name))")]
    [InlineData("new FormUrlEncodedContent(new Dictionary<string, string> { [\"q\"] = name })")]
    public Task A_value_that_is_escaped_once_is_not_reported(string value) => Valued(value).IsSilent();

    [Fact]
    public Task A_local_that_is_escaped_is_followed_to_the_builder() => Running("""
        var q = Uri.EscapeDataString(name);
        await http.GetAsync(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(baseUrl, "q", [|q|]));
        """).IsReported("'Uri.EscapeDataString' escapes a value that 'QueryHelpers.AddQueryString' escapes itself");

    [Theory]
    [InlineData("[HttpGet(\"users/{name}\")] public string? Get(string name) => [|WebUtility.UrlDecode(name)|];", "route value that ASP.NET Core has decoded already, '%2F' aside")]
    [InlineData("[HttpGet(\"users\")] public string? Get(string name) => [|WebUtility.UrlDecode(name)|];", "query value that ASP.NET Core has decoded already")]
    [InlineData("[HttpGet(\"users\")] public string Get([FromQuery] string name) => [|Uri.UnescapeDataString(name)|];", "query value that ASP.NET Core has decoded already")]
    [InlineData("public string Get(string id) => [|Uri.UnescapeDataString(id)|];", "route value that ASP.NET Core has decoded already, '%2F' aside")]
    [InlineData("public string? Get() => [|WebUtility.UrlDecode(Request.Query[\"q\"])|];", "query value that ASP.NET Core has decoded already")]
    [InlineData("public string? Get() => [|WebUtility.UrlDecode(Request.Query[\"q\"].ToString())|];", "query value that ASP.NET Core has decoded already")]
    [InlineData("public string? Get() => [|WebUtility.UrlDecode(Request.RouteValues[\"q\"]?.ToString())|];", "route value that ASP.NET Core has decoded already, '%2F' aside")]
    public async Task A_value_that_ASP_NET_Core_has_decoded_is_reported(string action, string message)
    {
        await Acting(action).IsReported();
        Assert.EndsWith(message, Assert.Single(await Acting(action).Messages()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[HttpPost] public string? Post([FromBody] string name) => WebUtility.UrlDecode(name);")]
    [InlineData("[HttpGet] public string? Get([FromHeader] string name) => WebUtility.UrlDecode(name);")]
    [InlineData("private static string? Read(string name) => WebUtility.UrlDecode(name);")]
    [InlineData("[HttpGet] public string? Get(string name) { name = new Uri(name).Query; return WebUtility.UrlDecode(name); }")]
    [InlineData("public string Get() => Uri.UnescapeDataString(Request.QueryString.Value!);")]
    public Task A_value_that_is_not_decoded_yet_is_not_reported(string action) => Acting(action).IsSilent();

    [Fact]
    public Task A_handler_of_a_minimal_API_is_known_by_its_mapping() => Verify.Rule<UrlEscaping>().AsApplication().Source("""
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create();
        app.MapGet("/name/{name}", (string name, string q) => [|Uri.UnescapeDataString(name)|] + [|Uri.UnescapeDataString(q)|]);
        Func<string, string> other = name => Uri.UnescapeDataString(name);
        app.Run(other("a"));
        """).IsReported(
        "'Uri.UnescapeDataString' decodes a route value that ASP.NET Core has decoded already, '%2F' aside",
        "'Uri.UnescapeDataString' decodes a query value that ASP.NET Core has decoded already");

    [Theory]
    [InlineData("http.GetAsync($\"/users/{")]
    [InlineData("http.GetAsync($\"/users/{name")]
    [InlineData("http.GetAsync($\"/users/{}\")")]
    [InlineData("http.GetAsync(\"/users/\" + )")]
    [InlineData("http.GetAsync(\"/users/\" + missing + name.)")]
    [InlineData("new Uri(); new Uri($\"/{\"); new HttpRequestMessage(, $\"/{name}\");")]
    [InlineData("var url = url + $\"/{name}\"; http.GetAsync(url);")]
    [InlineData("name = name.Trim(); var a = b; var b = a; http.GetAsync($\"/{a}\");")]
    [InlineData("Uri.EscapeDataString(); Uri.UnescapeDataString(Uri.UnescapeDataString()); System.Net.WebUtility.UrlDecode(")]
    [InlineData("new FormUrlEncodedContent(new Dictionary<> { [] = Uri.EscapeDataString(name), {")]
    public Task Half_typed_code_never_throws(string statements) => Verify.Rule<UrlEscaping>().Source($$"""
        class Reader(HttpClient http)
        {
            async Task Run(string name)
            {
                {{statements}}
            }
        """).Survives();

    private static RuleCase<UrlEscaping> Calling(string call) => Running($"await {call};");

    private static RuleCase<UrlEscaping> Valued(string value) => Running($"await Task.Yield();\n        Console.WriteLine({value});");

    private static RuleCase<UrlEscaping> Running(string statements) => Verify.Rule<UrlEscaping>().Source($$"""
        using System.Net.Http.Json;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.WebUtilities;

        public sealed record User(Guid Id, string Email, long Key, DayOfWeek Kind, DateTime Since);

        public sealed record ClientOptions(string Tenant);

        public sealed class Client(HttpClient http, string team, string tenant)
        {
            private const string Known = "a b";
            private static readonly string Fixed = "c";
            private readonly string _tenant = tenant;

            public async Task Run(
                string name, string userId, string baseUrl, string relativePath, string queryString, string escapedName,
                int page, User user, User? maybe, ClientOptions options)
            {
                {{statements}}
                Console.WriteLine((name, userId, baseUrl, relativePath, queryString, escapedName, page, user, maybe, options, team, _tenant, Known, Fixed, http));
            }

            private static string Escape(string text) => Uri.EscapeDataString(text);

            private static string Unused(string text) => QueryHelpers.AddQueryString(Escape(text), QueryString.Empty.ToString(), JsonContent.Create(text).ToString()!);
        }
        """);

    private static RuleCase<UrlEscaping> Acting(string action) => Verify.Rule<UrlEscaping>().Source($$"""
        using System.Net;
        using Microsoft.AspNetCore.Mvc;

        public sealed class UsersController : ControllerBase
        {
            {{action}}
        }
        """);
}
