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

    private static IEnumerable<(string Member, string Name)> Mentions(string code) =>
        from member in CodeReader.Read(code, CancellationToken.None).Mentions
        from mention in member.Mentions
        select (member.Member, mention.Name);
}
