using Wirefix.Analyzers;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>Proposals for lost updates and for states that went astray.</summary>
public sealed class RaceAndStateProposalTests
{
    private const string Update = """
        public record Order { public int Count { get; set; } }

        public sealed class Checkout(HttpClient http)
        {
            public async Task AddAsync(string id)
            {
                using var answer = await http.GetAsync($"/orders/{Uri.EscapeDataString(id)}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                (await http.PutAsJsonAsync($"/orders/{Uri.EscapeDataString(id)}", order)).EnsureSuccessStatusCode();
            }

            public async Task<string[]> AllAsync(string[] ids) =>
                await Task.WhenAll(ids.Select(id => http.GetStringAsync($"/orders/{Uri.EscapeDataString(id)}")));
        }

        public sealed class Ledger(HttpClient http)
        {
            public async Task BookAsync()
            {
                var order = (await http.GetFromJsonAsync<Order>("/bookings"))!;
                order.Count++;
                (await http.PutAsJsonAsync("/bookings", order)).EnsureSuccessStatusCode();
            }
        }

        """;

    [Fact]
    public async Task A_lost_update_is_put_right_by_the_version_then_by_a_lock_and_nothing_else_is_proposed()
    {
        using var code = new CodeCase().Project("Shop", Update).Suspect("Shop.Checkout.AddAsync").Facts(
            "out GET api.example.com/orders/{id} calls 9",
            "out GET api.example.com/orders/{id} response 200 header etag 9",
            "out GET api.example.com/orders/{id} status 200 9");

        var proposals = await code.ProposalsAsync(Findings.LostUpdate("PUT api.example.com/orders/{id}", "$.count"));

        Assert.Equal(
            ["Write only if nobody else did (If-Match), in Checkout.AddAsync.", "Let one update run at a time, in Checkout.AddAsync."],
            proposals.Select(proposal => proposal.Summary));
        Assert.All(proposals, proposal => Assert.Equal(Rules.LostUpdateId, proposal.Answers!.Rule));
        Assert.Contains("request.Headers.IfMatch.Add(version);", await code.TextAsync(proposals[0], "Shop"), StringComparison.Ordinal);
        Assert.Contains("await Gate.WaitAsync();", await code.TextAsync(proposals[1], "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_version_on_the_wire_there_is_the_lock_alone()
    {
        using var code = new CodeCase().Project("Shop", Update).Suspect("Shop.Checkout.AddAsync");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.LostUpdate("PUT api.example.com/orders/{id}", "$.count")));

        Assert.Equal("Let one update run at a time, in Checkout.AddAsync.", proposal.Summary);
    }

    [Fact]
    public async Task A_member_of_the_call_chain_comes_behind_the_suspect()
    {
        using var code = new CodeCase().Project("Shop", Update).Suspect("Shop.Checkout.AddAsync", "Shop.Ledger.BookAsync");

        var proposals = await code.ProposalsAsync(Findings.LostUpdate("PUT api.example.com/orders/{id}", "$.count"));

        Assert.Equal(["M:Checkout.AddAsync(System.String)", "M:Ledger.BookAsync"], proposals.Select(proposal => proposal.Answers!.Member));
    }

    [Fact]
    public async Task A_state_that_nobody_leaves_is_guarded()
    {
        using var code = new CodeCase().Project("Shop", """
            public enum OrderState { Open, Paid, Shipped, Cancelled }

            public sealed class Order
            {
                public int Id { get; init; }
                public OrderState State { get; set; }
            }

            public sealed class Service
            {
                public void Pay(Order order)
                {
                    if (order.State != OrderState.Open)
                        throw new InvalidOperationException("Only open orders can be paid.");
                    order.State = OrderState.Paid;
                }

                public void Ship(Order order)
                {
                    if (order.State != OrderState.Paid)
                        throw new InvalidOperationException("Only paid orders can be shipped.");
                    order.State = OrderState.Shipped;
                }

                public void Withdraw(Order order)
                {
                    if (order.State is OrderState.Shipped or OrderState.Cancelled)
                        throw new InvalidOperationException("Shipped orders stay.");
                    order.State = OrderState.Cancelled;
                }

                public void Cancel(Order order)
                {
                    order.State = OrderState.Cancelled;
                }
            }

            public sealed class Desk(Service service)
            {
                public void Cancel(Order order) => service.Cancel(order);
            }

            """).Suspect("Shop.Desk.Cancel");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Transition("POST /orders/{id}/cancel", "$.state", "SHIPPED", "CANCELLED")));

        Assert.Equal((Rules.StateTransitionId, "M:Service.Cancel(Order)"), (proposal.Answers!.Rule, proposal.Answers.Member));
        Assert.Contains("if (order.State is OrderState.Shipped or OrderState.Cancelled)", Member(await code.TextAsync(proposal, "Shop"), "void Cancel"), StringComparison.Ordinal);
    }

    private static string Member(string text, string name) => text[text.IndexOf(name, StringComparison.Ordinal)..];
}
