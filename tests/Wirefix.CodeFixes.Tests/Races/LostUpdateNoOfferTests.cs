using Wirefix.CodeFixes.Races;
using static Wirefix.CodeFixes.Tests.Races.CheckoutCode;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>WIRE1003 where nothing is sure to hold read and write together.</summary>
public sealed class LostUpdateNoOfferTests
{
    [Theory]
    [InlineData("public async Task Run(string id) { Func<Task> later = async () => { var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await [|http.PutAsJsonAsync|](id, order); }; await later(); }")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await [|http.PutAsJsonAsync|](id, order);\n    await Task.Delay(order.Count);\n}")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await [|http.PutAsJsonAsync|](id, order);\n    if (order.Count > 3) return;\n    await Run(id);\n}")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await Run(id);\n    await [|http.PutAsJsonAsync|](id, order);\n}")]
    [InlineData("private static int s_total;\n\npublic async Task Run() => [|s_total|] += await http.GetFromJsonAsync<int>(\"x\");")]
    public async Task Code_that_cannot_be_held_together_is_left_alone(string members) => await Case(members).HasNo<LostUpdateCodeFix>();

    [Theory]
    [InlineData("var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order")]
    [InlineData("var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order); return order.; int x = ;")]
    [InlineData("if (id == null) { var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order);")]
    public async Task Half_typed_code_never_makes_the_fix_throw(string statements)
    {
        foreach (var (document, diagnostic) in await Case("public async Task Run(string id) { " + statements).Reports())
        {
            var context = new Microsoft.CodeAnalysis.CodeFixes.CodeFixContext(document, diagnostic, (_, _) => { }, CancellationToken.None);
            await new LostUpdateCodeFix().RegisterCodeFixesAsync(context);
        }
    }
}
