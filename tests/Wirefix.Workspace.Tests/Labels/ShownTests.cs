using Wirefix.Labels;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>What is shown of a question is what stands on the wire, and nothing of the answer.</summary>
public class ShownTests
{
    private const string Asked = """
        {
          "repository": "a/b", "commit": null, "style": "", "cSharpLines": 1,
          "questions": [{
            "id": "a-1", "kind": "header", "direction": "outbound", "method": "POST", "path": "/orders/{id}", "host": "shop.example",
            "request": { "target": "/orders/7?dry_run=1&page=2", "headers": { "X-Tenant": "t" }, "body": { "total": 1, "lines": [{ "sku": "s" }] } },
            "response": { "status": 400, "body": "plain" },
            "finding": "The secret sentence.", "names": ["total"],
            "answers": [{ "file": "Secret.cs", "member": "M:Secret.Place" }], "why": "Secret.", "hard": false
          }]
        }
        """;

    private static readonly Question Question = LabelSet.Parse(Asked).Questions[0];

    [Fact]
    public void Names_the_names_beside_them_and_a_failed_status_are_shown()
    {
        var shown = Shown.Of(Question);

        Assert.Equal(["total"], shown.Names);
        Assert.Equal(["dry_run", "page", "X-Tenant", "lines", "sku", "400"], shown.Payload);
        Assert.Equal("POST https://shop.example/orders/{id}", shown.Endpoint);
        Assert.Equal(WireDirection.Outbound, shown.Direction);
    }

    [Fact]
    public void The_answer_makes_no_difference() =>
        Assert.Equivalent(Shown.Of(Question), Shown.Of(Question with { Answers = [], Why = "", Hard = true, Finding = null }), strict: true);
}
