using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

public sealed class MissingHeaderTests
{
    private static readonly string[] Tenanted =
    [
        "out GET api.example.com/orders/{id} request 200 header host 112",
        "out GET api.example.com/orders/{id} request 200 header x-tenant 112",
        "out GET api.example.com/orders/{id} status 200 112",
        "out GET api.example.com/orders/{id} status 403 9",
    ];

    [Theory]
    [InlineData("return await http.[|GetAsync|]($\"/orders/{id}\");")]
    [InlineData("Console.WriteLine(await http.[|GetStringAsync|](\"/orders/\" + id)); return null;")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); return await http.[|SendAsync|](request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); request.Headers.Add(\"X-Other\", id); request.Version = new Version(2, 0); return await http.[|SendAsync|](request);")]
    [InlineData("return await http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\") { Headers = { { \"X-Other\", id } } });")]
    public Task A_call_without_the_header_is_reported(string statements) => In(statements).Facts(Tenanted).IsReported();

    [Theory]
    [InlineData("const string Prefix = \"api/v2\"; return await http.[|GetAsync|]($\"/{Prefix}/orders/{id}\");")]
    [InlineData("var prefix = \"api/v2\"; return await http.[|GetAsync|]($\"/{prefix}/orders/{id}\");")]
    public Task A_part_of_the_address_may_hold_several_segments(string statements) => In(statements)
        .Facts([.. Tenanted.Select(fact => fact.Replace("com/orders", "com/api/v2/orders", StringComparison.Ordinal))]).IsReported();

    [Fact]
    public Task The_message_says_what_the_wire_showed() => In("return await http.[|GetAsync|]($\"/orders/{id}\");").Facts(Tenanted).IsReported(
        "'GetAsync' sends no 'x-tenant'; all 112 successful calls of GET api.example.com/orders/{id} carried it, and 9 refused ones did not");

    [Fact]
    public Task A_neighbour_that_sets_the_header_is_reason_enough() => Verify.Rule<MissingHeader>().Source("""
        public class Orders(HttpClient http)
        {
            public Task<string> FetchAsync(string id) => http.[|GetStringAsync|]($"/orders/{id}");

            public Task<HttpResponseMessage> FetchAsync(string id, string tenant)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}");
                request.Headers.Add("X-Tenant", tenant);
                return http.SendAsync(request);
            }
        }
        """).Facts(Tenanted[..3]).IsReported(
        "'GetStringAsync' sends no 'x-tenant'; all 112 successful calls of GET api.example.com/orders/{id} carried it, and other calls of this class set it");

    [Theory]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); request.Headers.Add(\"X-Tenant\", id); return await http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); request.Headers.TryAddWithoutValidation(Tenant, id); return await http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); request.Headers.Add(id.Trim(), id); return await http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); Sign(request); return await http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"); SignHeaders(request.Headers); return await http.SendAsync(request);")]
    [InlineData("using var request = Signed(new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\")); return await http.SendAsync(request);")]
    [InlineData("return await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\") { Headers = { { \"x-tenant\", id } } });")]
    [InlineData("http.DefaultRequestHeaders.Add(\"X-Tenant\", id); return await http.GetAsync($\"/orders/{id}\");")]
    [InlineData("return await http.GetAsync($\"/carts/{id}\");")]
    public Task A_call_that_sets_it_or_may_is_not_reported(string statements) => In(statements).Facts(Tenanted).IsSilent();

    [Theory]
    [InlineData("class TenantHandler(string tenant) : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) { request.Headers.Add(\"X-Tenant\", tenant); return base.SendAsync(request, stop); } }")]
    [InlineData("class NamedHandler(string name) : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) { request.Headers.Add(name, name); return base.SendAsync(request, stop); } }")]
    [InlineData("static class Clients { public static void Configure(HttpClient http) => http.DefaultRequestHeaders.Add(\"X-Tenant\", \"a\"); }")]
    [InlineData("static class Propagated { public static string[] HeaderPropagation => [\"x-tenant\"]; }")]
    public Task A_header_that_is_set_for_all_calls_is_not_missed(string source) =>
        In("return await http.GetAsync($\"/orders/{id}\");").Source(source).Facts(Tenanted).IsSilent();

    [Fact]
    public Task A_handler_that_cannot_be_read_may_set_it() => Verify.Rule<MissingHeader>()
        .Referring("Shared", SeenAs.Assembly, "public class TenantHandler : DelegatingHandler;")
        .Source("public class Orders(HttpClient http) { public Task<string> FetchAsync(string id) => http.GetStringAsync($\"/orders/{id}\"); }")
        .Facts(Tenanted).IsSilent();

    [Theory]
    [InlineData("user-agent")]
    [InlineData("accept-language")]
    [InlineData("traceparent")]
    [InlineData("content-type")]
    public Task Headers_that_clients_make_are_left_alone(string header) => In("return await http.GetAsync($\"/orders/{id}\");")
        .Facts([.. Tenanted.Select(fact => fact.Replace("x-tenant", header, StringComparison.Ordinal))]).IsSilent();

    [Theory]
    [InlineData("x-tenant 112", "x-tenant 111")]
    [InlineData("status 403 9", "status 500 9")]
    [InlineData("status 200 112", "status 200 2")]
    [InlineData("status 403 9", "request 403 header x-tenant 9\nout GET api.example.com/orders/{id} status 403 9")]
    public Task Facts_that_do_not_ask_for_it_are_no_reason(string fact, string other) => In("return await http.GetAsync($\"/orders/{id}\");")
        .AdditionalFile("x.wirefacts", "wirefacts 1\n" + string.Join('\n', Tenanted).Replace(fact, other, StringComparison.Ordinal) + "\n").IsSilent();

    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"; await http.SendAsync(request")]
    [InlineData("request.Headers.Add(; await http.SendAsync(request);")]
    [InlineData("await http.GetAsync($\"/orders/{id\");")]
    public Task Half_typed_code_never_throws(string statements) => In(statements).Facts(Tenanted).Survives();

    private static RuleCase<MissingHeader> In(string statements) => Verify.Rule<MissingHeader>().Source($$"""
        public class Orders(HttpClient http)
        {
            public async Task<HttpResponseMessage?> FetchAsync(string id)
            {
                {{statements}}
            }

            public const string Tenant = Names.Header;
            public static void Sign(HttpRequestMessage request) => Console.WriteLine(request);
            public static void SignHeaders(System.Net.Http.Headers.HttpRequestHeaders headers) => Console.WriteLine(headers);
            public static HttpRequestMessage Signed(HttpRequestMessage request) => request;
        }
        """).Source("public static class Names { public const string Header = \"X-Tenant\"; }");
}
