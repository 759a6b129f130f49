using Wirefix.Labels;
using Wirefix.Labels.Members;
using Wirefix.Labels.Ranking;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>The plainer ways that Wirefix is held against are what they say.</summary>
public class BaselineTests
{
    private static readonly Shown Asked = new(["order_id"], [], "GET /orders", WireDirection.Inbound);

    [Fact]
    public void Bm25_scores_as_its_formula_does()
    {
        var documents = new Bm25([["order", "order", "id"], ["user", "id"], ["user"]]);

        var scores = documents.Score(["order", "missing"]);

        // One document of three holds the word, twice, and is one and a half times as long as the average.
        var expected = Math.Log(1 + (2.5 / 1.5)) * 2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 1.5))));
        Assert.Equal(expected, Assert.Single(scores).Value, 12);
        Assert.Equal(0, scores.Keys.Single());
    }

    [Fact]
    public void Bm25_takes_a_rare_word_for_more_than_a_common_one()
    {
        var scores = new Bm25([["id", "x"], ["iban", "x"], ["id", "x"]]).Score(["id", "iban"]);

        Assert.True(scores[1] > scores[0]);
        Assert.Equal(scores[0], scores[2], 12);
    }

    [Fact]
    public void Bm25_finds_a_member_by_the_words_of_its_names()
    {
        var ranked = new Bm25Ranker([Source("A.cs", "class A { int OrderId; int Other; }")]).Rank(Asked);

        Assert.Equal([new MemberAt("A.cs", "F:A.OrderId")], ranked.Members);
    }

    [Fact]
    public void A_text_search_ranks_by_hits_in_any_case()
    {
        var ranked = new TextSearchRanker(
        [
            Source("A.cs", """class A { string B = "order_id"; }"""),
            Source("B.cs", """class B { string C = "ORDER_ID"; string D = "order_id order_id"; }"""),
            Source("C.cs", "class C { int OrderId; }"),
        ]).Rank(Asked);

        Assert.Equal(["B.cs", "A.cs"], ranked.Files);
        Assert.Equal(["F:B.D", "F:B.C", "F:A.B"], ranked.Members.Select(member => member.Name));
    }

    private static SourceFile Source(string path, string text) => new(path, text, DeclaredMembers.Of(text));
}
