using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>What members mention, and the routes that their handlers serve.</summary>
public sealed class MentionPlacesTests
{
    [Theory]
    [InlineData(
        "class A { void B(Order o) { C(o.Total); } }",
        "T:A A", "M:A.B(Order) B", "M:A.B(Order) Order", "M:A.B(Order) C", "M:A.B(Order) o", "M:A.B(Order) Total")]
    [InlineData("class A { void B() { C(); C(); } }", "T:A A", "M:A.B B", "M:A.B C")]
    [InlineData("class A : Base<Order>;", "T:A A", "T:A Base", "T:A Order")]
    [InlineData("class A { object B() => Code(503, 7, 1000); }", "T:A A", "M:A.B B", "M:A.B Code", "M:A.B 503")]
    [InlineData("class A { Order _b = nameof(C); }", "T:A A", "F:A._b Order", "F:A._b C")]
    public void A_member_mentions_each_name_once(string code, params string[] places) =>
        Assert.Equal(places, Mentions(code).Select(mention => $"{mention.Member} {mention.Name}"));

    [Theory]
    [InlineData("Load(skip)")]
    [InlineData("Load(query.Skip)")]
    [InlineData("Load(query?.Skip!)")]
    [InlineData("Load(skip: skip)")]
    [InlineData("new Query { Skip = skip }")]
    [InlineData("new { query.Skip }")]
    [InlineData("Log(nameof(query.Skip), query.Skip)")]
    public void A_value_that_is_passed_or_copied_is_handed_on(string code) => Assert.Equal([PlaceKind.HandedOn], Kinds("skip", code));

    [Theory]
    [InlineData("skip + 1")]
    [InlineData("skip > 0")]
    [InlineData("query.Skip.Value")]
    [InlineData("Load(skip * 10)")]
    [InlineData("Load(Paging.Skip)")]
    [InlineData("new Query { Skip = 7 }")]
    [InlineData("new Query { Skip = offset }")]
    [InlineData("Parse(text, out skip)")]
    [InlineData("Load(skip) + Load(skip - 1)")]
    public void A_value_that_something_is_done_with_is_mentioned(string code) => Assert.Contains(PlaceKind.Mention, Kinds("skip", code));

    [Fact]
    public void A_handler_that_calls_a_method_of_its_own_name_mentions_it()
    {
        const string Code = """class Api { void Map() { app.MapGet("/orders", Get); } object Get(Shop shop) => shop.Get(); }""";

        Assert.Contains(("M:Api.Get(Shop)", "Get"), Mentions(Code));
    }

    [Fact]
    public void A_route_is_found_at_its_handler_too()
    {
        const string Code = """
            class Api
            {
                static void Map(IEndpointRouteBuilder app)
                {
                    app.MapGet("/orders/{id}", Get);
                    app.MapGet("/orders", () => 1);
                }

                static int Get(int id) => id;

                static int Other(int id) => id;
            }
            """;

        Assert.Equal(
            ["M:Api.Map(IEndpointRouteBuilder) GET /orders/{id}", "M:Api.Map(IEndpointRouteBuilder) GET /orders", "M:Api.Get(int) GET /orders/{id}"],
            OneFile.Places(Code).Where(place => place.Kind == PlaceKind.Route).Select(place => $"{place.Member} {place.Name}"));
    }

    private static PlaceKind[] Kinds(string name, string code) =>
    [
        .. from member in CodeReader.Read($"class A {{ object B() => {code}; }}", CancellationToken.None).Mentions
           from mention in member.Mentions
           where mention.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
           select mention.Kind into kind
           group kind by kind into same
           select same.Key,
    ];

    private static IEnumerable<(string Member, string Name)> Mentions(string code) =>
        from member in CodeReader.Read(code, CancellationToken.None).Mentions
        from mention in member.Mentions
        select (member.Member, mention.Name);
}
