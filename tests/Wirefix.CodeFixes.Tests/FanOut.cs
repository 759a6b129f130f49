using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>The fix under test, tried on members of a class that holds a client.</summary>
internal static class FanOut
{
    /// <summary>A case with one class that holds a client.</summary>
    public static RuleCase<UnboundedFanOut> In(string members) => Verify.Rule<UnboundedFanOut>().Source(MailSources.Using(members));

    /// <summary>The fix turns the members into these.</summary>
    public static Task Becomes(this RuleCase<UnboundedFanOut> rule, string members) => rule.Becomes<UnboundedFanOutCodeFix>(MailSources.Using(members));
}
