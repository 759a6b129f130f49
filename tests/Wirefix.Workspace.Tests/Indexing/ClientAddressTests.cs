using Wirefix.Workspace.Indexing;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Which base address a client's requests have, by its type, its name and its kind.</summary>
public sealed class ClientAddressTests : IDisposable
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("""services.AddHttpClient<OrderClient>(c => c.BaseAddress = new Uri("http://orders/api/"));""")]
    [InlineData("""services.AddHttpClient<IOrderClient, OrderClient>().ConfigureHttpClient(c => c.BaseAddress = new Uri(Hosts.Orders));""")]
    [InlineData("""services.AddHttpClient("orders", c => { c.BaseAddress = new("http://orders/api/"); });""")]
    [InlineData("""services.AddHttpClient(Hosts.Name, c => { c.BaseAddress = new("http://orders/api/"); });""")]
    public void A_client_s_base_address_is_known_where_it_is_registered(string registration)
    {
        _tree.Put("Program.cs", registration)
            .Put("Hosts.cs", """class Hosts { public const string Orders = "http://orders/api/", Name = "orders"; }""")
            .Put("OrderClient.cs", """
            class OrderClient
            {
                void Get() => client.GetAsync($"lines/{id}");
                void Put() => client.PutAsync("/health", null);
                void Other() => client.GetAsync("https://other/x");
                void Make() => factory.CreateClient("orders");
            }
            """);

        Assert.Equal(["RequestUri GET http://orders/api/lines/{id}", "RequestUri PUT http://orders/health", "RequestUri GET https://other/x"], Requests("OrderClient.cs"));
    }

    [Fact]
    public void A_grpc_client_s_address_is_known_where_it_is_registered()
    {
        _tree.Put("orders.proto", "package shop.v1; service Orders { rpc Find (R) returns (O); }")
            .Put("Program.cs", """services.AddGrpcClient<Orders.OrdersClient>(o => o.Address = new("http://orders"));""")
            .Put("A.cs", "class A(Orders.OrdersClient client) { void B() => client.FindAsync(r); }");

        Assert.Contains("RequestUri POST http://orders/shop.v1.Orders/Find", Requests("A.cs"));
    }

    [Fact]
    public void Clients_of_one_name_have_their_own_addresses_by_their_kind()
    {
        _tree.Put("orders.proto", "package shop.v1; service Orders { rpc Find (R) returns (O); }")
            .Put("Program.cs", """
                services.AddGrpcClient<Orders.OrdersClient>(o => o.Address = new("http://orders-rpc"));
                services.AddHttpClient<OrdersClient>(c => c.BaseAddress = new("http://orders-http"));
                """)
            .Put("A.cs", "class A(Orders.OrdersClient client) { void B() => client.Find(r); }")
            .Put("B.cs", """class OrdersClient(HttpClient http) { void B() => http.GetAsync("lines"); }""");

        Assert.Equal(["RequestUri POST http://orders-rpc/shop.v1.Orders/Find"], Requests("A.cs"));
        Assert.Equal(["RequestUri GET http://orders-http/lines"], Requests("B.cs"));
    }

    [Fact]
    public void A_client_takes_no_address_of_a_project_that_runs_in_no_process_with_it()
    {
        const string grpc = """services.AddGrpcClient<Orders.OrdersClient>(o => o.Address = new("http://other"));""";
        const string http = """services.AddHttpClient<Store>(c => c.BaseAddress = new("http://other"));""";
        _tree.Put("orders.proto", "package shop.v1; service Orders { rpc Find (R) returns (O); }")
            .Put("a/A.csproj", Project)
            .Put("a/A.cs", """class A(Orders.OrdersClient client) { void B() => client.Find(r); } class Store(HttpClient http) { void B() => http.GetAsync("lines"); }""")
            .Put("other/Other.csproj", Project).Put("other/Program.cs", $"{grpc} {http}");

        Assert.Equal(["RequestUri POST /shop.v1.Orders/Find", "RequestUri GET lines"], Requests("a/A.cs"));
    }

    [Theory]
    [InlineData("""<ProjectReference Include="../lib/Lib.csproj" />""", "")]
    [InlineData("""<ProjectReference Include="../lib/Lib.csproj" /><ProjectReference Include="../setup/Setup.csproj" />""", "setup")]
    public void A_client_of_a_library_takes_the_address_that_its_program_gives(string references, string registering)
    {
        _tree.Put("lib/Lib.csproj", Project).Put("lib/Store.cs", """class Store(IHttpClientFactory f) { void B() => f.CreateClient("orders").GetAsync("lines"); }""")
            .Put("setup/Setup.csproj", Project)
            .Put("app/App.csproj", $"<Project><ItemGroup>{references}</ItemGroup></Project>")
            .Put($"{(registering.Length > 0 ? registering : "app")}/Setup.cs", """services.AddHttpClient("orders", c => c.BaseAddress = new("http://orders"));""")
            .Put("other/Other.csproj", Project).Put("other/Program.cs", """services.AddHttpClient("orders", c => c.BaseAddress = new("http://other"));""");

        Assert.Equal(["RequestUri GET http://orders/lines"], Requests("lib/Store.cs"));
    }

    [Theory]
    [InlineData("""class A { void B() { var client = new RestClient("http://orders/api"); client.GetJsonAsync<A>("lines"); } }""", "RequestUri GET http://orders/api/lines")]
    [InlineData(
        """class A { RestClient c = new(new RestClientOptions("http://orders/api/")); void B() { c.ExecuteAsync(new RestRequest("/lines", Method.Post)); } }""",
        "RequestUri POST http://orders/api/lines")]
    [InlineData(
        """class A { void B() { var o = new RestClientOptions { BaseUrl = new Uri("http://orders/api") }; x = new RestClient(o); r = new RestRequest("lines"); } }""",
        "RequestUri GET http://orders/api/lines")]
    [InlineData(
        """class A { void B(RestClient c) { c.BaseUrl = new Uri("http://orders"); r = new RestRequest("lines"); } }""",
        "RequestUri GET http://orders/lines")]
    [InlineData("""class A { void B(Options o) { o.BaseUrl = "http://orders"; r = new RestRequest("lines"); } }""", "RequestUri GET lines")]
    public void A_client_of_RestSharp_gives_its_address_to_the_requests_of_its_type(string code, string request)
    {
        _tree.Put("A.cs", code);

        Assert.Contains(request, Requests("A.cs"));
    }

    private string[] Requests(string path) =>
    [
        .. _tree.Refresh().Files.Single(file => file.Path == path).Places
            .Where(place => place.Kind == PlaceKind.RequestUri)
            .Select(place => $"{place.Kind} {place.Name}"),
    ];
}
