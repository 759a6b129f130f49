namespace Wirefix.Workspace.Tests.Locating;

/// <summary>
/// Every form in which DI is told what runs behind an interface, each with the edge that it gives, and beside it a near miss that must
/// not be taken for it.
/// </summary>
public sealed class RegistrationFormTests
{
    private const string Both = "Candidate HttpStore|Candidate OtherStore";

    private const string Stores = """
        public interface IStore { Task<string> GetAsync(string id); }
        public interface IArchive { Task<string> GetAsync(string id); }
        public class HttpStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class OtherStore(HttpClient http) : IStore, IArchive { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class Lookalike { public void AddScoped<TService, TImplementation>() { } public void Add(Type service, Type implementation) { } }
        public class Settings { public bool Fast { get; set; } }
        """;

    [Theory]
    [InlineData("services.AddScoped<IStore, HttpStore>(); // A", "Registered[A] HttpStore")]
    [InlineData("new Lookalike().AddScoped<IStore, HttpStore>(); // A", Both)]
    [InlineData("services.AddSingleton(typeof(IStore), typeof(HttpStore)); // A", "Registered[A] HttpStore")]
    [InlineData("new Lookalike().Add(typeof(IStore), typeof(HttpStore)); // A", Both)]
    [InlineData("services.AddScoped<IArchive, OtherStore>(); // A", Both)]
    [InlineData("services.AddTransient<IStore>(sp => new HttpStore(new HttpClient())); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddTransient<IStore>(sp => new Settings().Fast ? new HttpStore(new HttpClient()) : new OtherStore(new HttpClient())); // A",
        "Candidate[A] HttpStore|Candidate[A] OtherStore")]
    [InlineData("services.AddHttpClient<HttpStore>(); services.AddScoped<IStore>(sp => sp.GetRequiredService<HttpStore>()); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore>(sp => (IStore)sp.GetRequiredService(typeof(HttpStore))); // A", "Registered[A] HttpStore")]
    [InlineData(
        "services.AddScoped<IStore>(Make); // A\n static IStore Make(IServiceProvider sp) => new HttpStore(new HttpClient());",
        "Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore>(sp => ActivatorUtilities.CreateInstance<HttpStore>(sp)); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddSingleton<IStore>(new HttpStore(new HttpClient())); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddHttpClient<IStore, HttpStore>(); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddHttpClient<IStore>(http => http.BaseAddress = null); // A", Both)]
    [InlineData("services.AddHttpClient(\"depot\").AddTypedClient<IStore, HttpStore>(); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddHttpClient(\"depot\").AddTypedClient<IStore>(http => new HttpStore(http)); // A", "Registered[A] HttpStore")]
    public async Task A_service_that_is_added(string registration, string expected) => await RunsAsync(registration, "IStore", expected);

    [Theory]
    [InlineData(
        "services.TryAddScoped<IStore, HttpStore>(); // A\nservices.TryAddScoped<IStore, OtherStore>(); // B",
        "Candidate[B] OtherStore|Registered[A] HttpStore")]
    [InlineData(
        "services.AddScoped<IStore, OtherStore>(); // A\nservices.TryAddScoped<IStore, HttpStore>(); // B",
        "Candidate[B] HttpStore|Registered[A] OtherStore")]
    [InlineData(
        "services.AddScoped<IStore, OtherStore>(); // A\nservices.AddScoped<IStore, HttpStore>(); // B",
        "Candidate[A] OtherStore|Registered[B] HttpStore")]
    [InlineData("services.TryAdd(ServiceDescriptor.Scoped<IStore, HttpStore>()); // A", "Registered[A] HttpStore")]
    [InlineData("services.TryAddEnumerable(ServiceDescriptor.Scoped<IStore, HttpStore>()); // A", "Registered[A] HttpStore")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IStore), typeof(HttpStore), ServiceLifetime.Scoped)); // A", "Registered[A] HttpStore")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IArchive), typeof(OtherStore), ServiceLifetime.Scoped)); // A", Both)]
    [InlineData(
        "services.Add(new ServiceDescriptor(typeof(IStore), sp => new HttpStore(new HttpClient()), ServiceLifetime.Scoped)); // A",
        "Registered[A] HttpStore")]
    [InlineData("services.Replace(ServiceDescriptor.Describe(typeof(IStore), typeof(HttpStore), ServiceLifetime.Scoped)); // A", "Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore, OtherStore>(); // A\nif (new Settings().Fast)\nservices.AddScoped<IStore, HttpStore>(); // B",
        "Candidate[A] OtherStore|Candidate[B] HttpStore")]
    public async Task Which_of_several_counts(string registration, string expected) => await RunsAsync(registration, "IStore", expected);

    [Theory]
    [InlineData("[FromKeyedServices(\"near\")] IStore", "Registered[A] HttpStore")]
    [InlineData("[FromKeyedServices(\"far\")] IStore", "Registered[B] OtherStore")]
    [InlineData("[FromKeyedServices(Keys.Near)] IStore", "Registered[A] HttpStore")]
    public async Task A_key_that_a_parameter_names(string parameter, string expected) => await RunsAsync(
        "services.AddKeyedScoped<IStore, HttpStore>(\"near\"); // A\nservices.AddKeyedScoped<IStore, OtherStore>(\"far\"); // B", parameter, expected);

    [Theory]
    [InlineData("services.AddStore<HttpStore>(); // A", "Registered[G] HttpStore")]
    [InlineData("services.AddPair<IStore, HttpStore>(); // A", "Registered[H] HttpStore")]
    [InlineData("services.AddNamed(typeof(HttpStore)); // A", "Registered[I] HttpStore")]
    [InlineData("services.AddPair<IArchive, OtherStore>(); // A", Both)]
    public async Task A_method_of_ones_own_that_registers(string registration, string expected) => await RunsAsync(registration, "IStore", expected, """
        static class Own
        {
            public static void AddStore<T>(this IServiceCollection services) where T : class, IStore =>
                services.AddScoped<IStore, T>(); // G
            public static void AddPair<TService, TImplementation>(this IServiceCollection services)
                where TService : class
                where TImplementation : class, TService =>
                services.AddScoped<TService, TImplementation>(); // H
            public static void AddNamed(this IServiceCollection services, Type type) =>
                services.AddScoped(typeof(IStore), type); // I
        }
        """);

    [Fact]
    public async Task A_module_that_is_loaded() => await RunsAsync("new Module().Load(services);", "IStore", "Registered[J] HttpStore", """
        class Module
        {
            public void Load(IServiceCollection services) =>
                services.AddScoped<IStore, HttpStore>(); // J
        }
        """);

    [Fact]
    public async Task A_method_that_nobody_calls_loses_against_one_that_is_called() => await RunsAsync(
        "services.AddScoped<IStore, HttpStore>(); // A", "IStore", "Candidate[F] OtherStore|Registered[A] HttpStore",
        "static class Zone { public static void AddFakes(this IServiceCollection services) =>\n services.AddScoped<IStore, OtherStore>(); // F\n }");

    [Theory]
    [InlineData("HttpStore", "AddClasses(types => types.Where(type => type.Name.StartsWith(\"Http\"))).AsImplementedInterfaces()", "Registered[A] HttpStore")]
    [InlineData("HttpStore", "AddClasses(types => types.AssignableTo<IArchive>()).As<IStore>().WithScopedLifetime()", "Registered[A] OtherStore")]
    [InlineData("HttpStore", "AddClasses(types => types.AssignableTo<IArchive>().NotInNamespaces(\"Old\")).As<IStore>()", "Candidate[A] OtherStore")]
    [InlineData("HttpStore", "AddClasses().AsMatchingInterface()", Both)]
    [InlineData("HttpStore", "AddClasses().AsImplementedInterfaces()", "Candidate[A] HttpStore|Candidate[A] OtherStore")]
    [InlineData("IServiceCollection", "AddClasses().AsImplementedInterfaces()", Both)]
    public async Task A_fluent_scan_of_an_assembly(string type, string scan, string expected) => await RunsAsync(
        $"services.Scan(scan => scan.FromAssemblyOf<{type}>().{scan}); // A", "IStore", expected);

    [Theory]
    [InlineData("type.Name.StartsWith(\"Http\")", "services.AddScoped(type.GetInterfaces()[0], type); // A", "Registered[A] HttpStore")]
    [InlineData("typeof(IArchive).IsAssignableFrom(type) && !type.IsAbstract", "services.AddScoped(typeof(IStore), type); // A", "Registered[A] OtherStore")]
    [InlineData(
        "typeof(IStore).IsAssignableFrom(type)",
        "services.AddScoped(typeof(IStore), type); // A",
        "Candidate[A] HttpStore|Candidate[A] OtherStore")]
    [InlineData("type.Name.StartsWith(\"Http\") && !type.Name.EndsWith(\"Old\")", "services.AddScoped(typeof(IStore), type); // A", "Candidate[A] HttpStore")]
    [InlineData("type.Name.StartsWith(\"Http\")", "Console.WriteLine(type); // A", Both)]
    public async Task A_loop_over_the_types_of_an_assembly(string condition, string body, string expected) => await RunsAsync(
        $"foreach (var type in typeof(HttpStore).Assembly.GetTypes().Where(type => {condition}))\n{body}", "IStore", expected);

    [Theory]
    [InlineData("typeof(IBox<>), typeof(HttpBox<>)", "", "Registered[A] HttpBox")]
    [InlineData("typeof(IBox<>), typeof(HttpBox<>)", "services.AddScoped<IBox<Parcel>, ParcelBox>(); // B", "Candidate[A] HttpBox|Registered[B] ParcelBox")]
    [InlineData("typeof(IBox<>), typeof(HttpBox<>)", "services.AddScoped<IBox<Bill>, BillBox>(); // B", "Registered[A] HttpBox")]
    public async Task An_open_generic_service(string types, string more, string expected) => await RunsAsync(
        $"{more}\nservices.AddScoped({types}); // A", "IBox<Parcel>", expected, """
        public record Parcel; public record Bill;
        public interface IBox<T> { Task<string> GetAsync(string id); }
        public class HttpBox<T>(HttpClient http) : IBox<T> { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class ParcelBox(HttpClient http) : IBox<Parcel> { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class BillBox(HttpClient http) : IBox<Bill> { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        """);

    [Theory]
    [InlineData("services.AddScoped<IStore, HttpStore>(); // A\nservices.Decorate<IStore, Logged>(); // B", "Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore, HttpStore>(); // A\nservices.Decorate<IStore, Logged>(); // B\nservices.Decorate<IStore, Cached>(); // C",
        "Registered[C] Cached > Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData(
        "services.AddScoped<IStore, HttpStore>(); // A\nservices.Decorate(typeof(IStore), typeof(Logged)); // B",
        "Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData(
        "services.AddScoped<IStore, HttpStore>(); // A\nservices.Decorate<IStore>((inner, sp) => new Logged(inner)); // B",
        "Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore>(sp => new Logged(new HttpStore(new HttpClient()))); // A", "Registered[A] Logged > Given[A] HttpStore")]
    [InlineData("services.AddScoped<HttpStore>(); // A\nservices.AddScoped<IStore>(sp => new Logged(sp.GetRequiredService<HttpStore>())); // B",
        "Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData("services.AddScoped<HttpStore>(); // A\nservices.AddScoped<IStore>(sp => CreateInstance<Logged>(sp, sp.GetRequiredService<HttpStore>())); // B",
        "Registered[B] Logged > Registered[A] HttpStore")]
    [InlineData("services.AddScoped<IStore, HttpStore>(); // A\nservices.AddScoped<Logged>(); // B", "Registered[A] HttpStore")]
    public async Task A_decorator_that_wraps_what_was_there(string registration, string expected) => await RunsAsync(registration, "IStore", expected, """
        public class Logged(IStore inner) : IStore { public Task<string> GetAsync(string id) => inner.GetAsync(id); }
        public class Cached(IStore inner) : IStore { public Task<string> GetAsync(string id) => inner.GetAsync(id); }
        """);

    private static async Task RunsAsync(string registration, string parameter, string expected, string more = "")
    {
        var program = $$"""
            using Microsoft.Extensions.DependencyInjection.Extensions;
            using static Microsoft.Extensions.DependencyInjection.ActivatorUtilities;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddParts();
            var app = builder.Build();
            app.MapGet("/parcels", ({{parameter}} store) => store.GetAsync("one"));
            app.Run();
            static class Keys { public const string Near = "near"; }
            static class Parts
            {
                public static void AddParts(this IServiceCollection services)
                {
                    {{registration}}
                }
            }
            {{Stores}}
            {{more}}
            """;
        using var sources = new Sources("Scrutor").Add("Api", program);

        var chains = await Locate.ChainsAsync(sources, "GET api.example.com/parcels", "GET depot.example.com/parcels/{id}");

        Assert.Equal(expected, string.Join('|', chains.Select(Short)));
    }

    private static string Short(string chain) => chain["Entry Program (top-level statements) > ".Length..].Replace(".GetAsync", "", StringComparison.Ordinal);
}
