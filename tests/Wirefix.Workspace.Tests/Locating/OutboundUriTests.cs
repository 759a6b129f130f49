namespace Wirefix.Workspace.Tests.Locating;

public sealed class OutboundUriTests
{
    [Theory]
    [InlineData("http.GetAsync($\"v1/parcels/{id}\")", "GET")]
    [InlineData("http.GetAsync(\"v1/parcels/\" + id + \"?full=1\")", "GET")]
    [InlineData("http.PostAsJsonAsync(string.Format(\"v1/parcels/{0}\", id), id)", "POST")]
    [InlineData("http.PutAsync(new Uri($\"https://depot.example.com/v1/parcels/{id}\"), null)", "PUT")]
    [InlineData("http.PatchAsync(new Uri(new Uri(\"https://depot.example.com/v1/\"), $\"parcels/{id}\"), null)", "PATCH")]
    [InlineData("http.DeleteAsync(Paths.Root + \"/\" + id)", "DELETE")]
    [InlineData("http.DeleteAsync(PathOf(id))", "DELETE")]
    [InlineData("http.GetFromJsonAsync<string>(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString($\"v1/parcels/{id}\", \"view\", \"short\"))", "GET")]
    [InlineData("http.GetStringAsync(new UriBuilder($\"https://depot.example.com/v1/parcels/{id}\") { Query = \"a=b\" }.Uri)", "GET")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, $\"v1/parcels/{id}\"))", "PATCH")]
    [InlineData("http.SendAsync(new HttpRequestMessage { Method = HttpMethod.Put, RequestUri = new Uri($\"v1/parcels/{id}\", UriKind.Relative) })", "PUT")]
    [InlineData("http.SendAsync(new HttpRequestMessage(new HttpMethod(\"PURGE\"), $\"v1/parcels/{id}\"))", "PURGE")]
    [InlineData("http.SendAsync(Request(id))", "POST")]
    [InlineData("SendAsync(HttpMethod.Delete, $\"v1/parcels/{id}\")", "DELETE")]
    [InlineData("http.GetAsync($\"{_root}/parcels/{id}\")", "GET")]
    [InlineData("http.GetAsync(id == \"\" ? \"v1/parcels\" : $\"v1/parcels/{id}\")", "GET")]
    [InlineData("http.GetAsync($\"{http.BaseAddress}v1/parcels/{id}\")", "GET")]
    public async Task The_request_uri_is_read_from_how_the_code_writes_it(string send, string method)
    {
        using var sources = new Sources().Add("Api", Program($$"""
            private readonly string _root = Environment.GetEnvironmentVariable("ROOT") + "/v1";
            public async Task RunAsync(string id) => await {{send}};
            private static string PathOf(string id) => $"{Paths.Root}/{id}";
            private static HttpRequestMessage Request(string id)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "v1/parcels/" + id);
                request.Headers.Add("X-Kind", "short");
                return request;
            }
            private Task<HttpResponseMessage> SendAsync(HttpMethod kind, string path)
            {
                using var request = new HttpRequestMessage(kind, path);
                return http.SendAsync(request);
            }
            """));

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", $"{method} depot.example.com/v1/parcels/{{id}}");

        Assert.NotEmpty(suspects);
        Assert.Empty(await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", $"{method} depot.example.com/v1/bills/{{id}}"));
        Assert.Empty(await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "OPTIONS depot.example.com/v1/parcels/{id}"));
    }

    [Fact]
    public async Task A_wrapper_that_takes_the_path_is_reached_through_the_member_that_gives_it()
    {
        using var sources = new Sources().Add("Api", Program("""
            public async Task RunAsync(string id)
            {
                await BillAsync(id);
                await ParcelsAsync([id]);
            }
            private Task<string> BillAsync(string id) => FetchAsync($"v1/bills/{id}");
            private Task ParcelsAsync(string[] ids) => Task.WhenAll(ids.Select(id => FetchAsync($"v1/parcels/{id}")));
            private Task<string> FetchAsync(string path) => http.GetStringAsync(path);
            """));

        var bills = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/v1/bills/{id}");
        var parcels = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/v1/parcels/{id}");

        Assert.EndsWith("Client.RunAsync -Direct-> Client.BillAsync -Direct-> Client.FetchAsync", Locate.Chain(bills[0]));
        Assert.Equal("Client.FetchAsync", bills[0].Location.Name);
        Assert.Equal("Client.ParcelsAsync", parcels[0].Location.Name);
        Assert.EndsWith("Client.RunAsync -Direct-> Client.ParcelsAsync -Direct-> Client.FetchAsync", Locate.Chain(parcels[0]));
    }

    [Fact]
    public async Task The_base_address_tells_two_upstreams_with_the_same_paths_apart()
    {
        using var sources = new Sources().Add("Api", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHttpClient<Near>(http => http.BaseAddress = new Uri("https://near.example.com/api/"));
            builder.Services.AddHttpClient("far").ConfigureHttpClient(http => http.BaseAddress = new Uri("https://far.example.com/api/"));
            var app = builder.Build();
            app.MapGet("/go/{id}", async (string id, Near near, Far far) => { await near.GetAsync(id); await far.GetAsync(id); });
            app.Run();
            class Near(HttpClient http) { public Task<string> GetAsync(string id) => http.GetStringAsync($"items/{id}"); }
            class Far(IHttpClientFactory clients) { public Task<string> GetAsync(string id) => clients.CreateClient("far").GetStringAsync($"items/{id}"); }
            """);

        var near = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET near.example.com/api/items/{id}");
        var far = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET far.example.com/api/items/{id}");

        Assert.Equal(["Near.GetAsync", "Program (top-level statements)"], near.Select(suspect => suspect.Location.Name));
        Assert.Equal(["Far.GetAsync", "Program (top-level statements)"], far.Select(suspect => suspect.Location.Name));
    }

    [Theory]
    [InlineData("$\"v1/parcels/{number}?full=1\"", "v1/parcels/{number}")]
    [InlineData("\"/v1/parcels/\" + Uri.EscapeDataString(number)", "/v1/parcels/{number}")]
    [InlineData("$\"https://Depot.example.com:8443/v1/parcels/{number}\"", "depot.example.com/v1/parcels/{number}")]
    [InlineData("$\"{http.BaseAddress}v1/parcels/{number}\"", "v1/parcels/{number}")]
    public async Task A_binding_tells_the_uri_as_the_code_writes_it(string uri, string code)
    {
        using var sources = new Sources().Add("Api", Program($"public Task RunAsync(string number) => http.GetAsync({uri});"));

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/v1/parcels/{id}");

        Assert.Equal(code, Assert.Single(suspects[0].Bindings, binding => binding.Reason == "request URI").Code);
    }

    [Fact]
    public async Task A_literal_path_explains_the_traffic_better_than_a_variable_one()
    {
        using var sources = new Sources().Add("Api", Program("""
            public async Task RunAsync(string id)
            {
                await OneAsync(id);
                await SummaryAsync();
            }
            private Task<string> OneAsync(string id) => http.GetStringAsync($"v1/parcels/{id}");
            private Task<string> SummaryAsync() => http.GetStringAsync("v1/parcels/summary");
            """));

        var summary = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/v1/parcels/summary");
        var one = await Locate.FanOutAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/v1/parcels/{id}");

        Assert.Equal("Client.SummaryAsync", summary[0].Location.Name);
        Assert.Equal("Client.OneAsync", one[0].Location.Name);
    }

    private static string Program(string members) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<Client>();
        var app = builder.Build();
        app.MapGet("/go/{id}", (string id, Client client) => client.RunAsync(id));
        app.Run();
        static class Paths { public const string Root = "v1/parcels"; }
        class Client(HttpClient http)
        {
            {{members}}
        }
        """;
}
