using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>What a project's naming policy does to the order of an answer.</summary>
public sealed class NamingPolicyTests : IDisposable
{
    private readonly CodeTree _tree = new();

    public NamingPolicyTests() => _tree
        .Put("a/A.csproj", "<Project />").Put("a/Order.cs", "class Order { public string OrderId; } enum OrderState { InTransit }")
        .Put("b/B.csproj", "<Project />").Put("b/Order.cs", "class Order { public string OrderId; } enum OrderState { InTransit }");

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("""var o = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };""", "order_id")]
    [InlineData("""var policy = JsonNamingPolicy.KebabCaseUpper; o.PropertyNamingPolicy = policy;""", "ORDER-ID")]
    [InlineData("""services.ConfigureHttpJsonOptions(o => o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper);""", "ORDER_ID")]
    [InlineData("""mvc.AddJsonOptions(o => { o.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower; });""", "order-id")]
    [InlineData("""[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)] class C;""", "order_id")]
    [InlineData("""[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] class C;""", "orderId")]
    [InlineData("""var o = new JsonSerializerOptions(JsonSerializerDefaults.Web);""", "orderId")]
    [InlineData("""s.ContractResolver = new CamelCasePropertyNamesContractResolver();""", "orderId")]
    [InlineData("""s.ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() };""", "order_id")]
    [InlineData("""[JsonObject(NamingStrategyType = typeof(SnakeCaseNamingStrategy))] partial class Order;""", "order_id")]
    public void A_member_that_fits_the_project_s_policy_comes_first(string code, string name)
    {
        _tree.Put("b/Setup.cs", code);

        Assert.Equal("b > a", Order(name));
    }

    [Theory]
    [InlineData("o.PropertyNamingPolicy = null;", "orderId")]
    [InlineData("o.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;", "OrderId")]
    public void A_name_that_the_policy_would_not_write_comes_later(string code, string name)
    {
        _tree.Put("b/Setup.cs", code);

        Assert.Equal("a > b", Order(name));
    }

    [Theory]
    [InlineData("new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower)")]
    [InlineData("new StringEnumConverter(new SnakeCaseNamingStrategy())")]
    public void Enums_have_policies_of_their_own(string converter)
    {
        _tree.Put("b/Setup.cs", $"o.Converters.Add({converter});");

        Assert.Equal("b > a", Order("in_transit"));
        Assert.Equal("a = b", Order("order_id"));
    }

    [Fact]
    public void A_policy_holds_for_the_types_of_projects_that_are_referred_to()
    {
        _tree.Put("c/C.csproj", """<Project><ItemGroup><ProjectReference Include="../b/B.csproj" /></ItemGroup></Project>""")
            .Put("c/Setup.cs", "o.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;");

        Assert.Equal("b > a", Order("order_id"));
    }

    [Theory]
    [InlineData("o.PropertyNamingPolicy = new OwnPolicy();")]
    [InlineData("o.PropertyNamingPolicy = given;")]
    public void A_policy_that_syntax_does_not_tell_changes_nothing(string code)
    {
        _tree.Put("b/Setup.cs", code);

        Assert.Equal("a = b", Order("order_id"));
    }

    // The two projects as they are ranked; equal ones stand by path.
    private string Order(string name)
    {
        var found = WireSearch.Find(_tree.Refresh(), new WireQuery(name) { Kinds = [PlaceKind.Member, PlaceKind.EnumMember] });
        Assert.Equal(2, found.Length);
        return $"{found[0].File[0]} {(found[0].Score > found[1].Score ? '>' : '=')} {found[1].File[0]}";
    }
}
