namespace Wirefix.Workspace.Tests.Locating;

public sealed class DispatchTests
{
    private const string Call = "GET depot.example.com/parcels/{id}";

    private const string Contract = """
        namespace Depot;
        public interface IDepot { Task<string> GetAsync(string id); }
        public interface IArchive { Task<string> GetAsync(string id); }
        """;

    private const string Client = """
        namespace Depot;
        public sealed class HttpDepot(HttpClient http) : IDepot, IArchive
        {
            public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}");
        }
        public sealed class CachedDepot : IDepot
        {
            private readonly HttpClient _http = new();
            public Task<string> GetAsync(string id) => _http.GetStringAsync("parcels/" + id);
        }
        """;

    [Theory]
    [InlineData("services.AddScoped<IDepot, HttpDepot>();", "Registered")]
    [InlineData("services.AddSingleton(typeof(IDepot), typeof(HttpDepot));", "Registered")]
    [InlineData("services.AddTransient<IDepot>(sp => new HttpDepot(new HttpClient()));", "Registered")]
    [InlineData("services.AddScoped<IDepot>(sp => { var made = new HttpDepot(new HttpClient()); return made; });", "Registered")]
    [InlineData("services.AddHttpClient<HttpDepot>(); services.AddScoped<IDepot>(sp => sp.GetRequiredService<HttpDepot>());", "Registered")]
    [InlineData("services.AddSingleton<IDepot>(new HttpDepot(new HttpClient()));", "Registered")]
    [InlineData("services.AddHttpClient<IDepot, HttpDepot>();", "Registered")]
    [InlineData("services.AddHttpClient(\"depot\").AddTypedClient<IDepot, HttpDepot>();", "Registered")]
    [InlineData("services.AddScoped<IDepot, CachedDepot>(); services.AddScoped<IDepot, HttpDepot>();", "Registered")]
    [InlineData("services.AddScoped<IDepot, HttpDepot>(); services.TryAddScoped<IDepot, CachedDepot>();", "Registered")]
    [InlineData("services.TryAddScoped<IDepot, HttpDepot>(); services.TryAddScoped<IDepot, CachedDepot>();", "Registered")]
    [InlineData("services.AddTransient<IDepot>(Make); static HttpDepot Make(IServiceProvider sp) => new(new HttpClient());", "Registered")]
    [InlineData("services.AddScoped<IDepot>(sp => ActivatorUtilities.CreateInstance<HttpDepot>(sp));", "Registered")]
    [InlineData("", "Candidate")]
    public async Task A_registration_names_the_implementation_that_runs(string registration, string edge)
    {
        using var sources = Solution(registration, "IDepot");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith($"-{edge}-> HttpDepot.GetAsync"));
        Assert.Equal("Program (top-level statements)", suspects[0].Location.Name);
    }

    [Fact]
    public async Task Only_the_registered_implementation_is_registered_and_others_are_left_out()
    {
        using var sources = Solution("services.AddScoped<IDepot, HttpDepot>();", "IDepot");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.DoesNotContain(suspects, suspect => Locate.Chain(suspect).Contains("CachedDepot"));
    }

    [Fact]
    public async Task The_last_of_two_registrations_wins_and_the_other_stays_a_candidate()
    {
        using var sources = Solution("services.AddScoped<IDepot, HttpDepot>(); services.AddScoped<IDepot, CachedDepot>();", "IDepot");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        var http = suspects.Single(suspect => suspect.Location.Name == "HttpDepot.GetAsync");
        var cached = suspects.Single(suspect => suspect.Location.Name == "CachedDepot.GetAsync");
        Assert.EndsWith("-Registered-> CachedDepot.GetAsync", Locate.Chain(cached));
        Assert.EndsWith("-Candidate-> HttpDepot.GetAsync", Locate.Chain(http));
        Assert.True(cached.Score > http.Score);
    }

    [Fact]
    public async Task Two_implementations_without_a_registration_are_candidates_both()
    {
        using var sources = Solution("", "IDepot");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-Candidate-> CachedDepot.GetAsync"));
        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-Candidate-> HttpDepot.GetAsync"));
    }

    [Fact]
    public async Task The_only_implementation_is_known_without_a_registration()
    {
        using var sources = Solution("", "IArchive");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-OnlyImplementation-> HttpDepot.GetAsync"));
    }

    [Theory]
    [InlineData("near", "HttpDepot")]
    [InlineData("far", "CachedDepot")]
    public async Task The_key_of_a_keyed_service_chooses_its_implementation(string key, string implementation)
    {
        const string registration =
            "services.AddKeyedScoped<IDepot, HttpDepot>(\"near\"); services.AddKeyedScoped<IDepot, CachedDepot>(\"far\");";
        using var sources = Solution(registration, $"[FromKeyedServices(\"{key}\")] IDepot");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.All(suspects, suspect => Assert.EndsWith($"-Registered-> {implementation}.GetAsync", Locate.Chain(suspect)));
    }

    [Fact]
    public async Task The_key_is_followed_through_a_constructor_into_a_field()
    {
        const string program = """
            using Depot;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddKeyedScoped<IDepot, HttpDepot>("near");
            builder.Services.AddKeyedScoped<IDepot, CachedDepot>("far");
            builder.Services.AddScoped<Desk>();
            var app = builder.Build();
            app.MapGet("/parcels", (Desk desk) => desk.AskAsync());
            app.Run();
            class Desk
            {
                private readonly IDepot _depot;
                public Desk([FromKeyedServices("near")] IDepot depot) => _depot = depot;
                public Task<string> AskAsync() => _depot.GetAsync("one");
            }
            """;
        using var sources = new Sources().Add("Contract", Contract).Add("Client", Client, "Contract").Add("Api", program, "Contract", "Client");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.All(suspects, suspect => Assert.EndsWith("Desk.AskAsync -Registered-> HttpDepot.GetAsync", Locate.Chain(suspect)));
    }

    [Fact]
    public async Task An_open_generic_registration_answers_for_its_closed_services()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddScoped(typeof(IStore<>), typeof(HttpStore<>));
            var app = builder.Build();
            app.MapGet("/parcels", (IStore<Parcel> store) => store.GetAsync("one"));
            app.Run();
            public record Parcel;
            public interface IStore<T> { Task<string> GetAsync(string id); }
            public class HttpStore<T>(HttpClient http) : IStore<T>
            {
                public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}");
            }
            """;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-Registered-> HttpStore.GetAsync"));
    }

    [Fact]
    public async Task A_closed_generic_service_never_runs_the_implementation_of_another()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.MapGet("/parcels", (IStore<Parcel> store) => store.GetAsync("one"));
            app.Run();
            public record Parcel;
            public record Bill;
            public interface IStore<T> { Task<string> GetAsync(string id); }
            public class Bills(HttpClient http) : IStore<Bill> { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
            public class Parcels(HttpClient http) : IStore<Parcel> { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
            """;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-OnlyImplementation-> Parcels.GetAsync"));
        Assert.DoesNotContain(suspects, suspect => suspect.Location.Name == "Bills.GetAsync");
    }

    [Fact]
    public async Task A_decorator_leads_to_what_it_decorates()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHttpClient<Plain>();
            builder.Services.AddScoped<IStore>(sp => new Logged(sp.GetRequiredService<Plain>()));
            var app = builder.Build();
            app.MapGet("/parcels", (IStore store) => store.GetAsync("one"));
            app.Run();
            public interface IStore { Task<string> GetAsync(string id); }
            public class Logged(IStore inner) : IStore { public Task<string> GetAsync(string id) => inner.GetAsync(id); }
            public class Plain(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
            """;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).Contains("-Registered-> Logged.GetAsync -") && Locate.Chain(suspect).EndsWith("-> Plain.GetAsync"));
    }

    [Fact]
    public async Task An_abstract_base_leads_to_its_override_and_a_property_to_its_getter()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.MapGet("/parcels", (Desk desk) => desk.Answer);
            app.Run();
            public abstract class Store { public abstract Task<string> GetAsync(string id); }
            public class HttpStore(HttpClient http) : Store { public override Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
            public class Desk(Store store) { public Task<string> Answer => store.GetAsync("one"); }
            """;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.Contains(suspects, suspect => Locate.Chain(suspect).EndsWith("-Direct-> Desk.Answer -OnlyImplementation-> HttpStore.GetAsync"));
    }

    [Fact]
    public async Task A_registration_of_another_service_in_the_solution_does_not_count()
    {
        const string other = """
            using Depot;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddScoped<IDepot, CachedDepot>();
            builder.Build().Run();
            """;
        using var sources = Solution("services.AddScoped<IDepot, HttpDepot>();", "IDepot").Add("Other", other, "Contract", "Client");

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", Call);

        Assert.DoesNotContain(suspects, suspect => suspect.Location.Name == "CachedDepot.GetAsync");
    }

    private static Sources Solution(string registration, string parameter)
    {
        var program = $$"""
            using Depot;
            using Microsoft.Extensions.DependencyInjection.Extensions;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddParts();
            var app = builder.Build();
            app.MapGet("/parcels", ({{parameter}} depot) => Task.WhenAll(new[] { "a", "b" }.Select(id => depot.GetAsync(id))));
            app.Run();
            static class Parts
            {
                public static void AddParts(this IServiceCollection services) { {{registration}} }
            }
            """;
        return new Sources().Add("Contract", Contract).Add("Client", Client, "Contract").Add("Api", program, "Contract", "Client");
    }
}
