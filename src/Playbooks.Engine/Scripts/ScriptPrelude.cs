namespace Playbooks.Engine.Scripts;

/// <summary>What is run before each script, in the script's own fresh world: it takes away clock, chance and code made of texts.</summary>
internal static class ScriptPrelude
{
    /// <summary>
    /// The real constructors stay within this function. <c>Date</c> keeps its prototype, whose constructor leads to the
    /// new one, so that no date leads back to the clock.
    /// </summary>
    public const string Text = """
        (function (world) {
          var Clock = Date;
          function refuse(why) { return function () { throw new Error(why); }; }
          function Day(a, b, c, d, e, f, g) {
            if (!(this instanceof Day) || arguments.length === 0) { throw new Error('a script has no clock: the decision\'s time is the parameter `at`'); }
            switch (arguments.length) {
              case 1: return new Clock(a);
              case 2: return new Clock(a, b);
              case 3: return new Clock(a, b, c);
              case 4: return new Clock(a, b, c, d);
              case 5: return new Clock(a, b, c, d, e);
              case 6: return new Clock(a, b, c, d, e, f);
              default: return new Clock(a, b, c, d, e, f, g);
            }
          }
          Day.UTC = Clock.UTC;
          Day.parse = Clock.parse;
          Day.now = refuse('a script has no clock: the decision\'s time is the parameter `at`');
          Day.prototype = Clock.prototype;
          Day.prototype.constructor = Day;
          world.Date = Day;
          Math.random = refuse('a script leaves nothing to chance');
          var noCode = refuse('a script makes no code of texts');
          Function.prototype.constructor = noCode;
          world.Function = noCode;
          world.eval = noCode;
        })(this);
        """;
}
