using Wirefix.Workspace.Indexing;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Addresses that code reads of configuration, whatever what holds the configuration is called.</summary>
public sealed class ConfigurationKeyTests : IDisposable
{
    private const string Settings = """
        { "Services": { "Orders": "http://orders", "Users": { "Url": "http://users" } }, "Other": { "Url": "http://other" }, "Orders": "http://root" }
        """;

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("""class A { void B(IConfiguration cfg) => client.GetAsync(cfg["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A(IConfiguration cfg) { void B() => client.GetAsync(cfg.GetValue<string>("Services:Orders") + "/x"); }""")]
    [InlineData("""class A { IConfigurationRoot? _c; void B() => client.GetAsync(_c!["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A { IConfiguration _c; void B() => client.GetAsync(this._c["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A { public ConfigurationManager Settings { get; } void B() => client.GetAsync(Settings["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A { void B() { IConfiguration all = Make(); client.GetAsync(all["Services:Orders"] + "/x"); } }""")]
    [InlineData("""client.GetAsync(builder.Configuration["Services:Orders"] + "/x");""")]
    [InlineData("""var all = builder.Configuration; client.GetAsync(all["Services:Orders"] + "/x");""")]
    [InlineData("""class A { void B() => client.GetAsync(_config["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A(IConfiguration cfg) { void B() { var s = cfg.GetSection("Services"); client.GetAsync(s["Orders"] + "/x"); } }""")]
    [InlineData("""class A { IConfigurationSection _s; A(IConfiguration cfg) { _s = cfg.GetSection("Services"); } void B() => client.GetAsync(_s["Orders"] + "/x"); }""")]
    [InlineData("""class A { readonly IConfigurationSection _s = Program.Configuration.GetSection("Services"); void B() => client.GetAsync(_s["Orders"] + "/x"); }""")]
    public void An_address_is_found_by_its_key(string code) => Assert.Equal(["GET http://orders/x"], Requests(code));

    [Theory]
    [InlineData("""class A { void B(IConfigurationSection section) => client.GetAsync(section["Users:Url"] + "/x"); }""", "GET http://users/x")]
    [InlineData("""class A(IConfigurationSection s) { void B() => client.GetAsync(s.GetSection("Users")["Url"] + "/x"); }""", "GET http://users/x")]
    [InlineData("""class A { void B(IConfigurationSection section) => client.GetAsync(section["Url"] + "/x"); }""", "GET {Url}/x")]
    public void Of_a_section_that_is_handed_in_the_one_key_that_ends_so_is_meant(string code, string request) =>
        Assert.Equal([request], Requests(code));

    [Theory]
    [InlineData("""class A { void B(Dictionary<string, string> config) => client.GetAsync(config["Services:Orders"] + "/x"); }""")]
    [InlineData("""class A { void B(IStore store) => client.GetAsync(store["Services:Orders"] + "/x"); }""")]
    public void What_is_of_another_type_is_no_configuration(string code) => Assert.DoesNotContain("GET http://orders/x", Requests(code));

    private string[] Requests(string code) =>
    [
        .. _tree.Put("appsettings.json", Settings).Put("A.cs", code).Refresh()
            .Files.SelectMany(file => file.Places).Where(place => place.Kind == PlaceKind.RequestUri).Select(place => place.Name),
    ];
}
