using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Indexing.Mapping;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Who calls whom, and how that is known.</summary>
public sealed class ServiceMapperTests : IDisposable
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";

    private const string Client = """
        class Store(HttpClient http)
        {
            void Find() => http.GetAsync($"orders/{id}");
        }
        """;

    private const string Orders = "Web -> Orders GET /orders/{id} is Configuration, answered by GET /orders/{id}";

    private readonly CodeTree _tree = new();

    public ServiceMapperTests() => _tree
        .Put("src/Web/Web.csproj", Project)
        .Put("src/Web/Store.cs", Client)
        .Put("src/Shop.Orders.Api/Shop.Orders.Api.csproj", Project)
        .Put("src/Shop.Orders.Api/Program.cs", """app.MapGet("/orders/{id}", h);""")
        .Put("src/Users/Users.csproj", Project)
        .Put("src/Users/Program.cs", """app.MapGet("/users/{id}", h);""");

    public void Dispose() => _tree.Dispose();

    public static TheoryData<string, string> Addresses => new()
    {
        { """new Uri("https://localhost:7101")""", "" },
        { """new Uri(builder.Configuration["Services:Orders"]!)""", """{ "Services": { "Orders": "https://localhost:7101/" } }""" },
        { """new Uri(configuration.GetValue<string>("OrdersUrl") ?? "http://x")""", "{ // as in development\n \"OrdersUrl\": \"https://localhost:7101\", }" },
        { """new Uri(options.Value.OrdersUrl)""", """{ "Backend": { "OrdersUrl": "https://localhost:7101" } }""" },
        { """new("https+http://orders")""", """{ "Services": { "orders": { "https": ["https://localhost:7101"] } } }""" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_base_address_leads_to_the_project_that_is_launched_there(string address, string settings)
    {
        _tree.Put("src/Web/Program.cs", $"services.AddHttpClient<Store>(c => c.BaseAddress = {address});")
            .Put("src/Shop.Orders.Api/Properties/launchSettings.json", """
                { "profiles": { "https": { "applicationUrl": "https://localhost:7101;http://localhost:5101" } } }
                """);
        if (settings.Length > 0)
            _tree.Put("src/Web/appsettings.Development.json", settings);

        Assert.Equal([Orders], Calls());
    }

    [Theory]
    [InlineData("docker-compose.yml", """
        services:
          web:
            build: src/Web
            environment:
              - Services__Orders=http://backend:8080
          backend:
            build: { context: ., dockerfile: src/Shop.Orders.Api/Dockerfile }
        """)]
    [InlineData("compose.yaml", """
        x-common: &common
          restart: always
        services:
          web:
            image: shop/web:latest
            environment:
              Services__Orders: ${ORDERS:-http://localhost:5101}
          backend:
            <<: *common
            image: ${REGISTRY:-shop}/orders.api:1.2
            ports: ["5101:8080"]
        """)]
    [InlineData("k8s/all.yaml", """
        apiVersion: v1
        kind: Service
        metadata: { name: backend }
        spec: { selector: { app: orders-pod } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: the-orders }
        spec:
          template:
            metadata: { labels: { app: orders-pod } }
            spec: { containers: [{ name: api, image: "registry.example/orders-api@sha256:00" }] }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          template:
            spec:
              containers:
                - image: web
                  env: [{ name: Services__Orders, value: "http://backend.default.svc.cluster.local" }]
        """)]
    public void A_manifest_gives_addresses_and_says_who_has_them(string file, string manifest)
    {
        _tree.Put("src/Web/Program.cs", """services.AddHttpClient<Store>(c => c.BaseAddress = new Uri(configuration["Services:Orders"]));""")
            .Put(file, manifest);

        Assert.Equal([Orders], Calls());
    }

    [Fact]
    public void An_application_host_names_services()
    {
        _tree.Put("src/Host/Host.csproj", Project)
            .Put("src/Host/Program.cs", """var backend = builder.AddProject<Projects.Shop_Orders_Api>("backend");""")
            .Put("src/Web/Program.cs", """services.AddHttpClient<Store>(c => c.BaseAddress = new("http://backend"));""");

        Assert.Equal([Orders], Calls());
    }

    [Fact]
    public void The_name_of_a_client_tells_where_no_address_does()
    {
        _tree.Put("src/Web/Store.cs", Client.Replace("Store", "OrdersClient", StringComparison.Ordinal))
            .Put("src/Copy/Copy.csproj", Project)
            .Put("src/Copy/Program.cs", """app.MapGet("/orders/{id}", h);""");

        Assert.Equal(["Web -> Orders GET orders/{id} is Name, answered by GET /orders/{id}"], Calls());
    }

    [Fact]
    public void A_route_alone_gives_every_project_that_has_it()
    {
        Assert.Equal(["Web -> Orders GET orders/{id} is Route, answered by GET /orders/{id}"], Calls());

        _tree.Put("src/Copy/Copy.csproj", Project).Put("src/Copy/Program.cs", """app.MapGet("/orders/{id}", h);""");

        var call = Assert.Single(ServiceMapper.Map(_tree.Refresh()).Calls);
        Assert.Equal(["src/Copy/Copy.csproj", "src/Shop.Orders.Api/Shop.Orders.Api.csproj"], call.Targets.Select(target => target.Project));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders/{id}")]
    public void A_route_answers_with_and_without_its_optional_end(string path)
    {
        _tree.Put("src/Web/Store.cs", $$"""class Store(HttpClient http) { void Find() => http.GetAsync($"{{path}}"); }""")
            .Put("src/Shop.Orders.Api/Program.cs", """app.MapGet("/orders/{id:int?}", h);""");

        Assert.Equal([$"Web -> Orders GET {path} is Route, answered by GET /orders/{{id:int?}}"], Calls());
    }

    [Fact]
    public void Of_several_fitting_routes_the_one_that_shares_most_is_meant()
    {
        _tree.Put("src/Users/Program.cs", """app.MapGet("/{kind}/{id}", h); app.MapGet("/orders/{id}/{part}", h);""");

        Assert.Equal(["Web -> Orders GET orders/{id} is Route, answered by GET /orders/{id}"], Calls());
    }

    [Fact]
    public void A_base_address_is_no_call()
    {
        _tree.Put("src/Web/Program.cs", """services.AddHttpClient("x", c => c.BaseAddress = new Uri("http://localhost:5300/api"));""");

        Assert.Equal(["Web -> Orders GET orders/{id} is Route, answered by GET /orders/{id}"], Calls());
        Assert.Single(ServiceMapper.Map(_tree.Refresh()).Calls);
    }

    [Fact]
    public void A_call_that_nobody_answers_stays_with_its_host()
    {
        _tree.Put("src/Web/Store.cs", """class Pay { void Go() => http.PostAsync("https://api.payments.example/v1/charges", x); }""");

        var call = Assert.Single(ServiceMapper.Map(_tree.Refresh()).Calls);

        Assert.Equal(("api.payments.example", "POST /v1/charges", CallBasis.Unknown), (call.Host, call.Endpoint, call.Basis));
        Assert.Empty(call.Targets);
        Assert.Equal(("src/Web/Store.cs", 1, "M:Pay.Go"), (call.File, call.Line, call.Member));
    }

    [Fact]
    public void A_configured_target_without_a_fitting_route_is_kept_and_says_so()
    {
        _tree.Put("src/Web/Program.cs", """services.AddHttpClient<Store>(c => c.BaseAddress = new Uri("http://localhost:5300"));""")
            .Put("src/Users/Properties/launchSettings.json", """{ "profiles": { "http": { "applicationUrl": "http://localhost:5300" } } }""");

        Assert.Equal(["Web -> Users GET /orders/{id} is Configuration, answered by nothing"], Calls());
    }

    [Fact]
    public void An_address_that_no_code_is_seen_to_use_is_a_call_too()
    {
        _tree.Put("src/Web/Store.cs", "class Store;")
            .Put("src/Web/appsettings.json", """{ "ReverseProxy": { "Clusters": { "a": { "Address": "http://users:80/" } } } }""");

        Assert.Equal(["Web -> Users  is Name, answered by nothing"], Calls());
    }

    [Theory]
    [InlineData("""<Project><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" /></ItemGroup></Project>""")]
    [InlineData("""<Project><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>""")]
    [InlineData("""<Project Sdk="MSTest.Sdk" />""")]
    [InlineData("""<Project><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>""")]
    public void Tests_are_no_callers(string project)
    {
        _tree.Put("src/Web/Web.csproj", project);

        Assert.Empty(Calls());
    }

    [Fact]
    public void Nobody_listens_in_a_test()
    {
        _tree.Put("src/Web/Program.cs", """services.AddHttpClient<Store>(c => c.BaseAddress = new Uri("http://localhost:5300"));""")
            .Put("tests/Tests.csproj", """<Project Sdk="MSTest.Sdk" />""")
            .Put("tests/Properties/launchSettings.json", """{ "profiles": { "http": { "applicationUrl": "http://localhost:5300" } } }""");

        Assert.Equal(["localhost:5300"], ServiceMapper.Map(_tree.Refresh()).Calls.Select(call => call.Host));
        Assert.Empty(Calls());
    }

    [Fact]
    public void A_capture_counts_calls_and_adds_those_that_no_code_makes()
    {
        _tree.Put("src/Web/Pay.cs", """class Pay { void Go() => http.PostAsync("https://api.payments.example/v1/charges", x); }""");
        ImmutableArray<SeenEndpoint> seen =
        [
            new(new Endpoint("GET", "10.0.0.7", PathTemplate.Parse("/orders/{id}")), 12),
            new(new Endpoint("GET", "users", PathTemplate.Parse("/users/{id}")), 3),
            new(new Endpoint("GET", "elsewhere.example", PathTemplate.Parse("/a/b")), 1),
        ];

        var calls = ServiceMapper.Map(_tree.Refresh(), seen).Calls;

        Assert.Equal(
            [
                " GET /users/{id} 3 Name src/Users/Users.csproj",
                " GET /a/b 1 Unknown ",
                "src/Web/Pay.cs POST /v1/charges 0 Unknown ",
                "src/Web/Store.cs GET orders/{id} 12 Route src/Shop.Orders.Api/Shop.Orders.Api.csproj",
            ],
            calls.Select(call => $"{call.File} {call.Endpoint} {call.Seen} {call.Basis} {call.Targets.SingleOrDefault()?.Project}"));
    }

    [Theory]
    [InlineData("src/Web/appsettings.json", "{ \"A\": \n oops }", "expected JSON, found what does not parse in its line 2")]
    [InlineData("src/Web/Properties/launchSettings.json", "", null)]
    [InlineData("compose.yml", "services:\n  a: [", "expected YAML, found what does not parse in its line")]
    [InlineData("chart/templates/deploy.yaml", "apiVersion: v1\nkind: Service\nmetadata: {{ .Values }}", null)]
    [InlineData("other.yaml", "a: [", null)]
    public void Configuration_that_is_broken_is_told_and_the_rest_is_read(string file, string text, string? problem)
    {
        var index = _tree.Put(file, text).Refresh();

        Assert.Equal(problem is null ? 0 : 1, index.Problems.Length);
        Assert.All(index.Problems, each => Assert.StartsWith($"{_tree[file]}: {problem}", each, StringComparison.Ordinal));
        Assert.NotEmpty(index.Files.SelectMany(each => each.Places));
    }

    private string[] Calls() =>
    [
        .. from call in ServiceMapper.Map(_tree.Refresh()).Calls
           from target in call.Targets
           select $"{Name(call.From)} -> {Name(target.Project)} {call.Endpoint} is {call.Basis}, answered by {target.Route ?? "nothing"}",
    ];

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project).Replace("Shop.Orders.Api", "Orders", StringComparison.Ordinal);
}
